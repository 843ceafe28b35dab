import type { Locale } from '../../domain/locale.ts'
import { button, type Reply } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** A Business account somebody outside the team connected, and what the owner decided about it. */
interface AccountLine {
  id: number
  name: string
  /** accepted, asked or refused. */
  standing: string
}

/** What the owner is asked, once; decided, it says so and keeps the way back. */
export function accountView({ id, name, standing }: AccountLine, locale: Locale): Reply {
  const { owner: w } = wordsIn(locale)
  const yes = button(w.accountYes, `account ${id} yes`, 'primary')
  const no = (label: string) => button(label, `account ${id} no`, 'danger')
  if (standing === 'accepted') {
    const body = [{ text: w.accountAccepted(name) }]
    return { tone: 'success', title: w.accountTitle, body, buttons: [[no(w.accountStop)]] }
  }
  if (standing === 'refused') {
    return { tone: 'info', title: w.accountTitle, body: [{ text: w.accountRefused(name) }], buttons: [[yes]] }
  }
  return { title: w.accountTitle, body: [{ text: w.accountAsks(name) }], buttons: [[yes, no(w.accountNo)]] }
}
