import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, spoken } from '../../chat/command.ts'
import type { Address, Courier, Outcome } from '../../chat/parcel.ts'
import { type Reply, say } from '../../chat/reply.ts'
import type { SlackApi } from './api.ts'
import { inSimplerForms } from './courier.ts'
import type { Log } from './log.ts'
import { outcomeOf, saidBySlack } from './outcome.ts'
import type { HeardCall } from './payload.ts'

/** Long enough for a Slack that is away for a moment. */
const PAUSES_MS = [500, 2000, 8000]
const LONGEST_PAUSE_MS = 10_000

interface Speech {
  reply: Reply
  onlyAsker: boolean
}

/** Says the answer to a call where it was asked, again and again for about ten seconds if need be. Never throws. */
export function answering(
  api: SlackApi,
  courier: Courier,
  log: Log,
): (answer: Answer, heard: HeardCall) => Promise<void> {
  return async (answer, heard) => {
    for (const speech of speeches(answer, heard)) {
      const outcome = await deliver(speech, heard, api, courier)
      if (outcome.is === 'done') continue
      const why = 'why' in outcome ? outcome.why : outcome.is
      log.warn(
        { chat: heard.place.chat, line: heard.line.split(' ', 1)[0], why },
        'an answer could not be said in Slack',
      )
    }
  }
}

/**
 * A typed command is answered for the asker only unless the answer says otherwise: figures about people, asked for in a
 * channel, are nobody else's business, and Slack does not show the command to others either. What is pressed or written
 * everybody saw, so everybody sees the answer. A notice is always for whoever pressed.
 */
function speeches(answer: Answer, { way }: HeardCall): Speech[] {
  const { reply, notice } = spoken(answer, way === 'pressed')
  const onlyAsker = answer.onlyAsker ?? way === 'typed'
  if (reply && notice && onlyAsker) return [{ reply: { ...reply, body: [{ text: notice }, ...reply.body] }, onlyAsker }]
  const flashed = notice ? [{ reply: say(notice), onlyAsker: true }] : []
  return [...(reply ? [{ reply, onlyAsker }] : []), ...flashed]
}

async function deliver(speech: Speech, heard: HeardCall, api: SlackApi, courier: Courier): Promise<Outcome> {
  const { responseUrl } = heard
  const post = () => courier.deliver({ do: 'post', to: addressOf(speech, heard), reply: speech.reply })
  if (responseUrl === undefined) return insist(post)
  const outcome = await insist(() => respond(responseUrl, speech, heard, api))
  // A response URL is used up after five answers or thirty minutes; the bot may still be able to write there itself.
  return outcome.is === 'done' ? outcome : post()
}

function addressOf({ onlyAsker }: Speech, { place, sender, answerIn }: HeardCall): Address {
  const hidden = onlyAsker && place.kind === 'group'
  // In a thread that nobody has begun, what only one person may see is never shown.
  const thread = hidden ? place.thread : answerIn
  return {
    platform: 'slack',
    chat: place.chat,
    ...(thread === undefined ? {} : { thread }),
    ...(hidden ? { onlyFor: { userId: sender.id } } : {}),
  }
}

function respond(url: string, { reply, onlyAsker }: Speech, { answerIn }: HeardCall, api: SlackApi): Promise<Outcome> {
  return inSimplerForms(reply, async ({ text, blocks }) => {
    try {
      const { status, ...answer } = await api.post(url, {
        response_type: onlyAsker ? 'ephemeral' : 'in_channel',
        replace_original: false,
        text,
        mrkdwn: false,
        ...(blocks.length > 0 ? { blocks } : {}),
        ...(answerIn === undefined ? {} : { thread_ts: answerIn }),
      })
      if (status === 429) return saidBySlack('ratelimited', answer.retryAfterSeconds)
      const word = errorWord(answer.text)
      if (word === null && status < 300) return { is: 'done', receipt: '' }
      return word === null ? { is: 'failed', why: `http ${status}` } : saidBySlack(word, answer.retryAfterSeconds)
    } catch (error) {
      return outcomeOf(error)
    }
  })
}

/** Slack's complaint in the body of an answer, if it is one. */
function errorWord(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || !('error' in body)) return null
    return typeof body.error === 'string' ? body.error : null
  } catch {
    const word = text.trim()
    return word !== 'ok' && /^[a-z]+(_[a-z]+)+$/.test(word) ? word : null
  }
}

async function insist(send: () => Promise<Outcome>): Promise<Outcome> {
  let outcome = await send()
  for (const pauseMs of PAUSES_MS) {
    if (outcome.is === 'done' || outcome.is === 'refused') return outcome
    const wait = outcome.is === 'paced' ? Math.min(outcome.retryAfterMs, LONGEST_PAUSE_MS) : pauseMs
    await sleep(wait, undefined, { ref: false })
    outcome = await send()
  }
  return outcome
}
