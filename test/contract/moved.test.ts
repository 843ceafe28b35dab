import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { move } from '../../src/store/move/move.ts'
import { newDatabase, type TestDatabase } from '../support/database.ts'
import { passingFolder } from '../support/folder.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

const folder = passingFolder('sigap-moved-')
let shop: Scenario
let other: TestDatabase
afterEach(async () => {
  await shop?.close()
  await other?.drop()
  rmSync(folder, { recursive: true, force: true })
})

it('a shop that was moved, and moved again, answers as before and goes on where it was', async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  other = await newDatabase({ bare: true })
  const [dewi, putri] = [shop.customer('Dewi'), shop.customer('Putri 🌸')]
  const sari = shop.teammate('Sari')
  await dewi.says('Kak, barangnya ready?')
  await putri.says('Halo kak')
  await shop.advance('11m')
  await sari.answers(dewi, 'Ready kak, silakan diorder')
  await sari.answers(putri, 'Sebentar ya kak')
  await shop.advance('9m')
  await dewi.says('Saya ambil dua ya?')
  await shop.owner.slash('/target first 12m')
  const asked = ['/kpi sari', '/waiting', '/target']
  const answers = async () => {
    const said: Record<string, string[]> = {}
    for (const line of asked) said[line] = await shop.owner.slash(line)
    return said
  }
  const before = await answers()
  expect(before['/kpi sari']?.join()).toContain('Sari')

  for (const url of [`file:${path.join(folder, 'moved.db')}`, other.url]) {
    const from = shop.stage.env.DATABASE_URL ?? ''
    await shop.restart({ DATABASE_URL: url }, async () => {
      await move({ from, to: url, onVerified() {} })
    })
    expect(shop.stage.env.DATABASE_URL).toBe(url)
    expect(await answers()).toEqual(before)
  }

  const topics = shop.heard(dewi).length
  await dewi.says('Kak?')
  expect(shop.heard(dewi)).toHaveLength(topics + 1)
  await shop.advance('15m')
  expect(shop.heard('alerts').at(-1)).toContain('Dewi belum dibalas')
  await sari.answers(dewi, 'Siap kak')
  expect(dewi.heard().at(-1)).toBe('Siap kak')
})
