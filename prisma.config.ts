import { defineConfig } from 'prisma/config'

// Generating the client needs no engine binary, but Prisma looks for one; naming any file that exists keeps the
// step working on machines that cannot download it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/sqlite' })
