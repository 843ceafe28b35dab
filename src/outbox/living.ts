import type { Reply } from '../chat/reply.ts'
import { accountView } from '../chat/views/account.ts'
import { wordsIn } from '../chat/words/index.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import type { Subject } from './owed.ts'
import { showAlert } from './show-alert.ts'
import { showAway, showAwayNote } from './show-away.ts'
import { showFinding } from './show-finding.ts'
import { showLateOrders, showOrder } from './show-order.ts'
import { showComment, showReminder, showRun, showScore, showSurvey } from './show-survey.ts'

/** A living message as it should read now; null when there is nothing left to say. `posted`: people have seen it before. */
export async function show(
  store: Store,
  rules: ShopRules,
  subject: Subject,
  { now, posted }: { now: Instant; posted: boolean },
): Promise<Reply | null> {
  switch (subject.of) {
    case 'alert':
      return showAlert(store, rules, subject.id, { now, posted })
    case 'survey':
      return showSurvey(store, rules, subject.id, { now, posted })
    case 'reminder':
      return showReminder(store, rules, subject.id, { now, posted })
    case 'run':
      return showRun(store, rules, subject.id, now)
    case 'score':
      return showScore(store, rules, subject.id, posted)
    case 'comment':
      return showComment(store, rules, subject.id, posted)
    case 'finding':
      return showFinding(store, rules, subject.id, posted)
    case 'order':
      return showOrder(store, rules, subject.id, now)
    case 'late-orders':
      return showLateOrders(store, rules, subject.id, { now, posted })
    case 'away':
      return showAway(store, rules, subject.id, { now, posted })
    case 'away-note':
      return showAwayNote(store, rules, subject.id)
    case 'erased':
      return { body: [{ small: wordsIn(rules.locale).privacy.erase.name }] }
    case 'account': {
      const account = (await store.accounts.all()).find((a) => a.id === subject.id)
      return account ? accountView(account, rules.locale) : null
    }
  }
}
