import type { Locale } from '../../domain/locale.ts'
import type { ShopRules } from '../../domain/rules.ts'
import type { Reply } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** What somebody new on the team is told of how their work is measured, who sees it and how long words are kept. */
export function noticeView({ name, retentionDays }: Pick<ShopRules, 'name' | 'retentionDays'>, locale: Locale): Reply {
  const w = wordsIn(locale).privacy.notice
  return {
    tone: 'info',
    title: w.title(name),
    body: [{ text: w.measured }, { text: w.who }, { text: w.kept(retentionDays) }, { small: w.ask }],
  }
}
