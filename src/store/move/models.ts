import { Prisma } from '../generated/sqlite/client.ts'

/** Every table of prisma/models.prisma, by name: one added there is moved from then on. */
export const MODELS: readonly string[] = Object.values(Prisma.ModelName)
