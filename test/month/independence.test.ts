import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const here = import.meta.dirname
const own = ['events', 'recomputed'].flatMap((folder) =>
  readdirSync(path.join(here, folder)).map((file) => path.join(here, folder, file)),
)
const files = [...own, path.join(here, 'world.ts'), path.join(here, 'random.ts')]

const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name)

it.each(files.map((file) => [path.relative(here, file), file]))('%s shares no code with the product', (_, file) => {
  const strangers = importsOf(file).filter((name) => {
    const target = path.resolve(path.dirname(file), name)
    return !name.startsWith('.') || !files.includes(target)
  })
  expect(strangers).toEqual([])
})

it('is found wherever it is imported', () => {
  expect(importsOf(path.join(here, 'load/written.ts'))).toContain('../../../src/actions/refold.ts')
  expect(files.length).toBeGreaterThan(15)
})
