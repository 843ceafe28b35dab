import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgeConversation, type Utterance } from '../../src/domain/assurance/conversation.ts'
import { judgeMessage } from '../../src/domain/assurance/message.ts'
import { projectRoot } from '../../src/root.ts'

const shared = path.join(projectRoot, '..', 'shared')
const real = path.join(shared, 'conversations', 'play-cs-id', 'messages.jsonl')
const informal = path.join(shared, 'language', 'stif-mit')

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trim().split('\n')

describe.skipIf(!existsSync(real))('what real service staff wrote', () => {
  const messages = () =>
    linesOf(real).map((line) => JSON.parse(line) as { conv: string; role: Utterance['from']; text: string })

  it('is not found fault with', () => {
    const replies = messages().filter(({ role }) => role === 'admin')
    expect(replies.length).toBeGreaterThan(1900)
    expect(replies.flatMap(({ text }) => judgeMessage(text))).toEqual([])
  })

  it('is courteous, conversation by conversation', () => {
    const conversations = new Map<string, Utterance[]>()
    for (const { conv, role, text } of messages())
      conversations.set(conv, [...(conversations.get(conv) ?? []), { from: role, text }])
    expect(conversations.size).toBe(2000)
    const found = [...conversations.values()].flatMap((each) => judgeConversation(each))
    expect(found).toEqual([])
  })
})

/** Read one by one: every one of these messages insults somebody or swears; file, line, and what is found there. */
const INSULTS = [
  'dev 83 bangsat maling',
  'dev 147 sampah',
  'dev 163 anjing',
  'dev 165 bacot',
  'dev 167 bego',
  'test 2 sampah',
  'test 10 sialan',
  'test 11 maling',
  'test 19 bodoh',
  'test 25 babi anjing bangsat',
  'test 142 anjing maling',
  'test 205 bangke',
  'test 337 tolol idiot bangsat',
]

describe.skipIf(!existsSync(informal))('what people write to service staff', () => {
  it('is found rude where it is', () => {
    const found = ['dev', 'test'].flatMap((part) =>
      linesOf(path.join(informal, `${part}.inf`)).map((text, index) => {
        const terms = judgeMessage(text).filter(({ rule }) => rule === 'rude' || rule === 'harsh')
        return [part, index + 1, ...terms.map(({ term }) => term)]
      }),
    )
    expect(found.filter(({ length }) => length > 2).map((each) => each.join(' '))).toEqual(INSULTS)
  })
})
