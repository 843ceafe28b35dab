import { describe, expect, it } from 'vitest'
import { number, rest } from '../../src/chat/arg-types.ts'
import { type Call, type Command, define, note, Refused, spoken } from '../../src/chat/command.ts'
import { dispatch, type Failure, find, readLine } from '../../src/chat/dispatch.ts'
import { plain } from '../../src/chat/plain.ts'
import { slash } from '../../src/chat/slash.ts'
import { moment, person } from './support.ts'

type Desk = { done: string[] }

const commands: Command<Desk>[] = [
  define({
    name: 'claim',
    aliases: ['ambil'],
    args: { count: number(1, 9) },
    allow: 'admin',
    changes: ({ count }) => count > 1,
    examples: ['claim 3'],
    async run({ count }, { desk }) {
      if (count === 8) throw new Refused('Eight is taken.')
      if (count === 9) throw new Error('the database is away')
      desk.done.push(`claim ${count}`)
      return note(`claimed ${count}`)
    },
  }),
  define({
    name: 'target',
    args: { text: rest('details').optional() },
    allow: 'owner',
    changes: true,
    examples: ['target'],
    run: async ({ text }) => note(`target ${text}`),
  }),
  define({ name: 'help', args: {}, allow: 'anyone', examples: ['help'], run: async () => note('help') }),
]

async function say(line: string, about: Partial<Call<Desk>> = {}) {
  const desk: Desk = { done: [] }
  const failures: Failure[] = []
  const audited: string[] = []
  const caller = { sender: { platform: 'telegram', id: '1', name: 'Sari' }, person: person('Sari') } as const
  const call = { ...moment({ caller }), ...about, desk }
  const hooks = {
    log: (failure: Failure) => failures.push(failure),
    audit: async (said: string) => void audited.push(said),
  }
  const answer = await dispatch(commands, line, call, hooks)
  const { reply } = spoken(answer, false)
  return { text: reply && plain(reply), onlyAsker: answer.onlyAsker === true, done: desk.done, failures, audited }
}

describe('what a line asks for', () => {
  it.each([
    ['kpi sari', 'kpi', 'sari'],
    ['/KPI@SigapBot  Sari Dewi ', 'kpi', 'Sari Dewi'],
    ['/sigap kpi sari', 'kpi', 'sari'],
    ['sigap', 'help', ''],
    ['', 'help', ''],
    ['hours Mon 9-17;\nTue 9-17', 'hours', 'Mon 9-17;\nTue 9-17'],
  ])('%j', (line, name, rest) => {
    expect(readLine(line)).toEqual({ name, rest })
  })
})

describe('dispatch', () => {
  it('finds a command by name or alias and runs it', async () => {
    expect(find(commands, 'ambil')?.name).toBe('claim')
    expect(await say('/Ambil@Bot 3')).toMatchObject({ text: 'claimed 3', onlyAsker: false, done: ['claim 3'] })
  })

  it('keeps an audit of what changed something, with these arguments', async () => {
    expect((await say('claim 3')).audited).toEqual(['claim 3'])
    expect((await say('claim 1')).audited).toEqual([])
    expect((await say('claim 8')).audited).toEqual([])
  })

  it('shows a refusal to the asker alone', async () => {
    expect(await say('claim 8')).toMatchObject({ text: 'Eight is taken.', onlyAsker: true, failures: [] })
  })

  it('says what cannot be read, with an example', async () => {
    expect(await say('claim many')).toMatchObject({
      text: 'It has to be a number from 1 to 9.\nExample: /claim 3',
      onlyAsker: true,
      done: [],
    })
  })

  it('logs anything else whole and tells a reference that stays the same on redelivery', async () => {
    const first = await say('claim 9')
    const again = await say('claim 9')
    const [failure] = first.failures
    expect(failure).toMatchObject({ line: 'claim 9', error: new Error('the database is away') })
    expect(failure?.reference).toMatch(/^S-[0-9A-F]{6}$/)
    expect(first.text).toContain(failure?.reference)
    expect(first.text).not.toContain('database')
    expect(again.failures[0]?.reference).toBe(failure?.reference)
  })

  it('offers the nearest of the commands the caller may use', async () => {
    expect(await say('clam 3')).toMatchObject({
      text: 'There is no command /clam. Did you mean /claim, /help? All commands are in /help.',
      onlyAsker: true,
    })
  })

  it.each([
    ['an admin', person('Sari'), 'Sorry, /target is only for the owner.'],
    ['a lead', person('Budi', { role: 'lead' }), 'Sorry, /target is only for the owner.'],
    ['a stranger', null, 'Sorry, /target is only for the owner.'],
    [
      'an owner set off',
      person('Wati', { role: 'owner', active: false }),
      'Sorry, your access to Sigap is switched off.',
    ],
    ['the owner', person('Wati', { role: 'owner' }), 'target first 1m'],
  ])('checks the right of %s at that moment', async (_, who, expected) => {
    const caller = { sender: { platform: 'telegram', id: '1', name: 'x' }, person: who } as const
    const said = await say('target first 1m', { caller })
    expect(said.text).toContain(expected)
    expect(said.onlyAsker).toBe(who?.role !== 'owner' || !who.active)
  })
})

describe('how an answer is said', () => {
  it('flashes a notice for a press and posts it for a typed line', () => {
    expect(spoken(note('done'), true)).toEqual({ notice: 'done', reply: undefined })
    expect(spoken(note('done'), false)).toEqual({ reply: { body: [{ text: 'done' }] } })
  })

  it('cuts a notice to what Telegram shows', () => {
    const { notice = '' } = spoken(note('🙏'.repeat(300)), true)
    expect([...notice]).toHaveLength(200)
    expect(notice.endsWith('🙏…')).toBe(true)
  })

  it('writes commands as they are typed on each platform', () => {
    expect(slash('status', 'slack')).toBe('/sigap status')
    expect(slash('help kpi', 'slack')).toBe('/sigap help kpi')
    expect(slash('kpi sari', 'slack')).toBe('/kpi sari')
    expect(slash('status', 'telegram')).toBe('/status')
  })
})
