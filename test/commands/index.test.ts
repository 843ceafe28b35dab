import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Moment } from '../../src/chat/command.ts'
import { menus } from '../../src/chat/menu.ts'
import { slackNames } from '../../src/chat/slash.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import type { Person } from '../../src/domain/people.ts'

const folder = path.join(import.meta.dirname, '../../commands')
const names = commands.flatMap(({ name, aliases = [] }) => [name, ...aliases])

const person = (id: number, name: string): Person => ({
  id,
  name,
  nickname: null,
  role: 'admin',
  active: true,
  ranked: true,
  locale: null,
  telegramId: null,
  telegramName: null,
  slackId: null,
  privateChat: false,
  tryingUntil: null,
  shift: null,
  shared: false,
  turnAt: null,
  noticedAt: null,
})

const moment: Moment = {
  now: Date.parse('2026-10-23T05:00:00Z'),
  caller: { sender: { platform: 'telegram', id: '1', name: 'Sari' }, person: person(1, 'Sari') },
  place: { platform: 'telegram', chat: '-1001', kind: 'group' },
  chat: null,
  key: 'test',
  locale: 'id',
  words: wordsIn('id'),
  team: [person(1, 'Sari'), person(2, 'Rina')],
  zone: 'Asia/Jakarta',
}

describe('the list of commands', () => {
  it('has every file of the folder', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    expect(commands.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted())
  })

  it('has no name twice, and only names every platform takes', () => {
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]{2,32}$/)
  })

  it('has words for each command in both languages, and no words for others', () => {
    for (const locale of ['id', 'en'] as const) {
      const words = wordsIn(locale).commands
      expect(Object.keys(words).toSorted()).toEqual(commands.map(({ name }) => name).toSorted())
      for (const { summary } of Object.values(words)) expect(summary.length).toBeGreaterThan(3)
      for (const { summary } of Object.values(words)) expect(summary.length).toBeLessThanOrEqual(100)
    }
  })

  it('has examples that can be read', () => {
    for (const command of commands) {
      expect(command.examples.length).toBeGreaterThan(0)
      for (const example of command.examples) {
        const [name = '', ...rest] = example.split(' ')
        expect(names).toContain(name)
        const prepared = command.prepare(rest.join(' '), moment)
        expect('problem' in prepared ? `${example}: ${prepared.problem.say}` : example).toBe(example)
      }
    }
  })
})

describe('menus', () => {
  it('show customers almost nothing and the team everything that is not for buttons alone', () => {
    const { team, customer } = menus(commands, 'en')
    expect(customer.map(({ language }) => language)).toEqual(['en', 'id'])
    expect(customer[0]?.entries.map(({ name }) => name)).toEqual(['track', 'language', 'help'])
    const shown = team[1]?.entries.map(({ name }) => name)
    expect(shown).toEqual(commands.filter(({ hidden }) => !hidden).map(({ name }) => name))
    expect(team[1]?.entries[0]).toEqual({ name: 'waiting', description: 'Siapa yang menunggu sekarang' })
  })

  it('leave Slack’s own names to Slack', () => {
    const direct = slackNames(commands)
    expect(direct).toEqual(expect.arrayContaining(['kpi', 'team', 'menunggu', 'selesai']))
    for (const reserved of ['status', 'help', 'vote']) expect(direct).not.toContain(reserved)
  })
})
