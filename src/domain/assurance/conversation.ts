import { isQuestion } from '../text.ts'
import type { ConversationRule, Finding, Thresholds } from './finding.ts'
import { DEFAULT_THRESHOLDS } from './finding.ts'
import { isCourteous } from './manners.ts'
import { questionWords, sameQuestion } from './questions.ts'
import { wordsOf } from './words.ts'

/** A message of a conversation as it is judged; automatic texts are left out beforehand. */
export interface Utterance {
  from: 'customer' | 'admin'
  text: string
  /** A photo, a voice message or a file came with it. */
  attachment?: boolean
}

/** A finding about how a conversation was led. */
export interface ConversationFinding extends Finding<ConversationRule> {
  /** The number of the message that is quoted. */
  message: number
  /** The number of the admin's message it is about. */
  about: number
}

/** Only so many of the customer's last questions are compared with a new one: what was asked long ago may be asked again. */
const REMEMBERED = 5

const SIGNATURE = /[~^-]\s{0,2}\p{L}{1,30}\s{0,5}$/u

/** What an owner may want to see in how a conversation was led, its messages given in their order. */
export function judgeConversation(
  messages: readonly Utterance[],
  thresholds: Thresholds = DEFAULT_THRESHOLDS,
): ConversationFinding[] {
  return [...discourtesy(messages, thresholds), ...terseAnswers(messages), ...askedAgain(messages, thresholds)]
}

/** Accents decide nothing here, and thousands of stacked ones take long to read. */
const asks = (text: string): boolean => isQuestion(text.replace(/\p{M}+/gu, ''))

const finding = (
  messages: readonly Utterance[],
  rule: ConversationRule,
  term: string,
  message: number,
  about = message,
): ConversationFinding => {
  const quote = messages[message]!.text
  return { rule, severity: 'style', quote, at: [0, quote.length], term, message, about }
}

/** Several messages of admins and not one courteous word among them. */
function discourtesy(messages: readonly Utterance[], { courtesyMessages }: Thresholds): ConversationFinding[] {
  const said = messages.flatMap(({ from, text }, index) => (from === 'admin' && text.trim() !== '' ? [index] : []))
  if (said.length < Math.max(1, courtesyMessages) || said.some((index) => isCourteous(messages[index]!.text))) return []
  return [finding(messages, 'courtesy', 'courtesy', said.at(-1)!)]
}

/** One word and nothing else in answer to a question. A price, a time, a number or a picture answers in full. */
function* terseAnswers(messages: readonly Utterance[]): Generator<ConversationFinding> {
  let [asked, answered] = [false, false]
  for (const [index, { from, text, attachment }] of messages.entries()) {
    if (from === 'customer') {
      asked = (asked && !answered) || asks(text)
      answered = false
      continue
    }
    const alone = !answered && messages[index + 1]?.from !== 'admin'
    if (asked && alone && !attachment && isOneWord(text)) yield finding(messages, 'careless', 'one word', index)
    answered = true
  }
}

function isOneWord(text: string): boolean {
  const end = text.slice(-60)
  const words = wordsOf(text.length > 200 ? text.slice(0, 200) : text.slice(0, -60) + end.replace(SIGNATURE, ''))
  return words.length === 1 && !/\p{N}/u.test(words[0]!.plain) && !/https?:|www\./iu.test(text)
}

/** The customer asks what was asked before although an admin wrote in between. */
function* askedAgain(messages: readonly Utterance[], thresholds: Thresholds): Generator<ConversationFinding> {
  const asked: { words: ReadonlySet<string>; answered: boolean }[] = []
  let answer: number | null = null
  for (const [index, { from, text }] of messages.entries()) {
    if (from === 'admin') {
      answer = index
      for (const question of asked) question.answered = true
    } else if (asks(text)) {
      const words = questionWords(text)
      const again = asked.some((question) => question.answered && sameQuestion(question.words, words, thresholds))
      if (again && answer !== null) yield finding(messages, 'careless', 'asked again', index, answer)
      asked.push({ words, answered: false })
      if (asked.length > REMEMBERED) asked.shift()
    }
  }
}
