import { nextOpen } from '../../domain/hours.ts'
import type { Locale } from '../../domain/locale.ts'
import { formatOpening } from '../../domain/opening-text.ts'
import type { ShopRules } from '../../domain/rules.ts'
import type { Instant } from '../../domain/time.ts'
import { fillWording } from '../../domain/wording.ts'
import { wordsIn } from '../words/index.ts'

interface Reader {
  name: string
  locale: Locale
  now: Instant
}

/** What a customer reads who writes while the shop is closed; null while it is open, or when it never opens again. */
export function awayText(rules: ShopRules, { name, locale, now }: Reader): string | null {
  const opens = nextOpen(rules.schedule, now)
  if (opens === null || opens <= now) return null
  const text = rules.away.text ?? wordsIn(locale).customer.away
  return fillWording(text, { nama: name, toko: rules.name, buka: formatOpening(opens, now, rules.zone, locale) })
}
