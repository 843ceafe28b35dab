import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { foldRules } from '../../src/actions/rules.ts'
import { readConfig } from '../../src/config.ts'
import { type ActFact, fold, type MessageFact } from '../../src/domain/fold.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import { said } from '../support/said.ts'

interface Case {
  id: string
  kind: string
  events: [when: string, who: string][]
  expect: { reply_times_min?: number[]; waiting_since?: string; first_response_s?: number }
}

/** Other products' conventions that the definitions of ours decide against, with the sentence that does. */
const decidedOtherwise: Record<string, { because: string; ours: Case['expect'] }> = {
  'si-b1': {
    because: 'A wait opens with a customer’s first message that nobody has answered; more messages do not restart it.',
    ours: { reply_times_min: [12] },
  },
}

const file = new URL('../../../shared/vectors/reply-times.json', import.meta.url)
const all: Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : []
const cases = all.filter(({ kind }) => kind === 'conversation')

const START = Date.parse('2026-10-19T09:00:00Z')
const { shop } = readConfig({ TELEGRAM_BOT_TOKEN: '1:x', BUSINESS_HOURS: 'always' })

const instant = (when: string): number =>
  when.startsWith('+') ? START + Number.parseInt(when.slice(1), 10) * MINUTE_MS : Date.parse(when)

/** Ours for who did it in their words; a bot that resolves is an act by nobody. */
function played({ events }: Case) {
  const messages: MessageFact[] = []
  const acts: ActFact[] = []
  for (const [index, [when, who]] of events.entries()) {
    const [at, order] = [instant(when), index + 1]
    if (who.startsWith('customer')) messages.push(said({ id: order, at, author: 'customer' }))
    else if (who.startsWith('agent')) messages.push(said({ id: order, at, author: 'human', creditId: 1 }))
    else if (who === 'bot_resolved') acts.push({ at, order, kind: 'resolve', byId: null, toId: null })
    else throw new Error(`nobody is called ${who}`)
  }
  return fold(messages, acts, foldRules(shop, 'telegram'), null, null).flatMap(({ waits }) => waits)
}

function answer(one: Case): Case['expect'] {
  const waits = played(one)
  const answered = waits.filter(({ state }) => state === 'answered')
  const open = waits.find(({ state }) => state === 'open')
  const since = one.events.find(([when]) => instant(when) === open?.openedAt)?.[0]
  const wanted = Object.keys(one.expect)
  return {
    ...(wanted.includes('reply_times_min') && { reply_times_min: answered.map((w) => (w.openSeconds ?? 0) / 60) }),
    ...(wanted.includes('waiting_since') && { waiting_since: since }),
    ...(wanted.includes('first_response_s') && {
      first_response_s: answered.find(({ kind }) => kind === 'first')?.openSeconds ?? undefined,
    }),
  }
}

describe.skipIf(all.length === 0)('waits against other products’ cases', () => {
  it('has all of them: these, five figures, and two of NPS', () => {
    expect(cases).toHaveLength(6)
    expect(all.map(({ kind }) => kind).filter((kind) => kind === 'nps')).toHaveLength(2)
    expect(all).toHaveLength(13)
  })

  it.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const decided = decidedOtherwise[id]
    if (decided) expect(answer(one), decided.because).not.toEqual(one.expect)
    expect(answer(one)).toEqual(decided ? decided.ours : one.expect)
  })
})
