import type { Answer } from '../../chat/command.ts'
import type { Courier } from '../../chat/parcel.ts'
import { answering } from './answer.ts'
import type { SlackApi } from './api.ts'
import type { Log } from './log.ts'
import { profiles } from './names.ts'
import { Once } from './once.ts'
import type { HeardCall, SlackCall } from './payload.ts'

/** What main does with what was heard. It should not throw: what it throws is logged, and an event is delivered again. */
export interface SlackHands {
  call(call: SlackCall): Promise<Answer>
}

export interface Hearing {
  hands: SlackHands
  api: SlackApi
  courier: Courier
  /** Told of every answer under way, so that it can be waited for. */
  track(work: Promise<void>): void
  log: Log
}

/** Does what was heard, once, and has it answered; false when it could not be done. */
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
      log.error({ key: heard.key, err: error }, 'a command from Slack failed')
      return false
    }
  }
}
