import type { Answer } from '../../chat/command.ts'
import type { Courier } from '../../chat/parcel.ts'
import { answering } from './answer.ts'
import type { SlackApi } from './api.ts'
import type { Log } from './log.ts'
import { profiles } from './names.ts'
import { Once } from './once.ts'
import type { HeardCall, SlackCall } from './payload.ts'

/** What main does with what was heard. */
export interface SlackHands {
  /** It throws when nothing can be done just now: what was written is delivered again then. */
  call(call: SlackCall): Promise<Answer>
  /** What to say to somebody whose command or press `call` threw at: Slack does not deliver those again. */
  failed(call: SlackCall, error: unknown): Answer
}

export interface Hearing {
  hands: SlackHands
  api: SlackApi
  courier: Courier
  /** Told of every answer under way, so that it can be waited for. */
  track(work: Promise<void>): void
  log: Log
}

/** Does what was heard, once, and has it answered; false when it could not be done and is to come again. */
export function hearing({ hands, api, courier, track, log }: Hearing): (heard: HeardCall) => Promise<boolean> {
  const once = new Once()
  const profileOf = profiles(api.client)
  const say = answering(api, courier, log)
  const work = async (heard: HeardCall) => {
    const { way: _, responseUrl: __, answerIn: ___, ...call } = heard
    const { sender } = call
    const profile = (await profileOf(sender.id)) ?? { name: sender.name || sender.id }
    const answer = await hands.call({ ...call, sender: { ...sender, ...profile } })
    track(say(answer, heard))
  }
  return async (heard) => {
    try {
      await once.run(heard.key, () => work(heard))
      return true
    } catch (error) {
      if (heard.way !== 'written') {
        // Acknowledged once it is told: whoever is not told, as this process dies, is shown an error by Slack itself.
        await say(hands.failed(heard, error), heard)
        return true
      }
      log.error({ key: heard.key, err: error }, 'what was written in Slack could not be done; it comes again')
      return false
    }
  }
}
