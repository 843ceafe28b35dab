import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../src/root.ts'

/** What each layer may import, by folder; packages by name. The table of ARCHITECTURE.md, enforced. */
const LAYERS: Record<string, { folders: string[]; packages: string[] }> = {
  'src/domain': { folders: ['src/domain'], packages: ['luxon'] },
  'src/chat': { folders: ['src/chat', 'src/domain'], packages: ['node:crypto'] },
  'src/store': {
    folders: ['src/store', 'src/domain', 'src/root.ts'],
    packages: [
      '@prisma/adapter-better-sqlite3',
      '@prisma/adapter-pg',
      'better-sqlite3',
      'pg',
      'node:crypto',
      'node:fs',
      'node:net',
      'node:path',
      'node:perf_hooks',
    ],
  },
  'src/outbox': { folders: ['src/outbox', 'src/chat', 'src/domain', 'src/store'], packages: [] },
  'src/actions': {
    folders: ['src/actions', 'src/chat', 'src/domain', 'src/outbox', 'src/store'],
    packages: ['node:crypto'],
  },
  commands: { folders: ['commands', 'src/actions', 'src/chat', 'src/domain', 'src/store'], packages: [] },
  jobs: { folders: ['jobs', 'src/actions', 'src/chat', 'src/domain', 'src/store'], packages: [] },
  'src/channels/telegram': {
    folders: ['src/channels/telegram', 'src/chat', 'src/domain'],
    packages: ['grammy', 'grammy/types', 'node:crypto', 'node:http', 'node:timers/promises'],
  },
  'src/channels/slack': {
    folders: ['src/channels/slack', 'src/chat', 'src/domain'],
    packages: ['@slack/bolt', '@slack/types', '@slack/web-api', 'node:http', 'node:timers/promises'],
  },
  'src/channels/http': { folders: ['src/channels/http', 'src/chat', 'src/domain'], packages: ['node:http'] },
}

/** Below main nothing reads the clock or the environment. */
const EDGE = /Date\.now\(|new Date\(\)|DateTime\.(now|utc\(\)|local\(\))|process\.env/

function sources(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
    .map((file) => path.join(folder, file))
}

function imports(file: string): string[] {
  const lines = readFileSync(path.join(projectRoot, file), 'utf8').split('\n')
  return lines.flatMap((line) => /^(?:import |export |\} ?)(?:.*\bfrom )?'([^']+)'$/.exec(line)?.[1] ?? [])
}

const inside = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`)

describe.each(Object.entries(LAYERS))('%s', (layer, { folders, packages }) => {
  it('imports only what its layer may', () => {
    const strays = sources(layer).flatMap((file) =>
      imports(file)
        .filter((name) => {
          if (!name.startsWith('.')) return !packages.includes(name)
          const target = path.join(path.dirname(file), name)
          return !folders.some((folder) => inside(target, folder))
        })
        .map((name) => `${file} imports ${name}`),
    )
    expect(strays).toEqual([])
  })

  it('reads neither the clock nor the environment', () => {
    const readers = sources(layer).filter((file) => EDGE.test(readFileSync(path.join(projectRoot, file), 'utf8')))
    expect(readers).toEqual([])
  })
})

describe('the sandbox', () => {
  it('is imported by nothing but its own entry and tests', () => {
    const strays = ['src', 'commands', 'jobs']
      .flatMap(sources)
      .filter((file) => !inside(file, 'src/sandbox'))
      .filter((file) => imports(file).some((name) => name.includes('/sandbox/')))
    expect(strays).toEqual([])
  })
})
