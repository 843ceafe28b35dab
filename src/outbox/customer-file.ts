import type { TextFile } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import { csv } from '../domain/csv.ts'
import { formatStamp } from '../domain/format.ts'
import type { Locale } from '../domain/locale.ts'
import { formatMoney } from '../domain/money.ts'
import type { Person } from '../domain/people.ts'
import type { ShopRules } from '../domain/rules.ts'
import type { Instant } from '../domain/time.ts'
import type { Held } from '../store/held.ts'
import type { Store } from '../store/store.ts'

interface Reader {
  locale: Locale
  zone: string
  team: readonly Person[]
}

type Row = readonly [type: string, at: Instant | null, by: string, content: string, details?: string]

/**
 * Everything held about a customer as a table, made when it is sent: no copy of it is kept. Null when there is nothing any
 * more.
 */
export async function customerFile(
  store: Store,
  rules: ShopRules,
  { customerId, locale }: { customerId: number; locale: Locale },
): Promise<TextFile | null> {
  const held = await store.held.about(customerId)
  if (!held || held.customer.erasedAt !== null) return null
  const { privacy, chats } = wordsIn(locale)
  const reader = { locale, zone: rules.zone, team: await store.people.all() }
  const rows = rowsOf(held, reader)
  const stamp = (at: Instant | null) => (at === null ? '' : formatStamp(at, rules.zone))
  return {
    name: privacy.export.fileName(customerId),
    text: csv([
      privacy.file.columns,
      ...rows.map(([type, at, by, content, details = '']) => [type, stamp(at), by, content, details]),
    ]),
    caption: privacy.export.caption(chats.named(customerId, held.customer.name), rows.length),
  }
}

/** Who they are first, then all that happened, in its order. */
function rowsOf(held: Held, reader: Reader): Row[] {
  const happened = [
    ...messages(held, reader),
    ...conversations(held, reader),
    ...waits(held, reader),
    ...surveys(held, reader),
    ...orders(held, reader),
    ...acts(held, reader),
  ]
  return [...profile(held, reader), ...happened.sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0))]
}

function profile({ customer, account }: Held, { locale, zone }: Reader): Row[] {
  const w = wordsIn(locale).privacy.file
  const since = (at: Instant | null) => (at === null ? '' : formatStamp(at, zone))
  const facts: [label: string, value: string | null][] = [
    [w.name, customer.name],
    [w.username, customer.username && `@${customer.username}`],
    [w.telegramId, customer.address.split(':').at(-1) ?? null],
    [w.businessChat, account],
    [w.number, `#${customer.id}`],
    [w.language, customer.locale],
    [w.since, since(customer.createdAt)],
    [w.unreachable, since(customer.unreachableAt)],
    [w.optedOut, since(customer.optedOutAt)],
    [w.zone, zone],
  ]
  return facts.flatMap(([label, value]): Row[] => (value ? [[w.profile, null, label, value]] : []))
}

function messages(held: Held, reader: Reader): Row[] {
  const { file: w, forgotten } = wordsIn(reader.locale).privacy
  return held.messages.map((message) => {
    const { author, kind, text, editedAt, deletedAt, refusedAt } = message
    const at = (instant: Instant | null, say: (stamp: string) => string) =>
      instant === null ? [] : [say(formatStamp(instant, reader.zone))]
    const type = { note: w.note, auto: w.auto, start: w.start }[author] ?? w.message
    const by = author === 'customer' || author === 'start' ? held.customer.name : author === 'auto' ? w.bot : null
    const said = text === '' ? forgotten : kind === 'text' ? (text ?? '') : `[${kind}]${text ? ` ${text}` : ''}`
    const details = [...at(editedAt, w.edited), ...at(deletedAt, w.deleted), ...at(refusedAt, () => w.refused)]
    return [type, message.at, by ?? nameOf(message.creditId ?? message.personId, reader), said, details.join('; ')]
  })
}

function conversations({ conversations: all }: Held, reader: Reader): Row[] {
  const w = wordsIn(reader.locale).privacy.file
  return all.map(({ startedAt, endedAt, ended, lastAnswerBy }) => {
    const until = endedAt === null ? w.running : w.until(formatStamp(endedAt, reader.zone), ended ?? '')
    return [w.conversation, startedAt, lastAnswerBy === null ? '' : nameOf(lastAnswerBy, reader), until]
  })
}

function waits({ waits: all }: Held, reader: Reader): Row[] {
  const w = wordsIn(reader.locale).privacy.file
  return all.map(({ openedAt, openSeconds, answeredById, state }) => {
    const waited = openSeconds === null ? w.waits : w.waited(openSeconds)
    return [w.wait, openedAt, answeredById === null ? '' : nameOf(answeredById, reader), waited, state]
  })
}

function surveys({ surveys: all }: Held, reader: Reader): Row[] {
  const w = wordsIn(reader.locale).privacy.file
  const asked = all.filter(({ deliveredAt }) => deliveredAt !== null)
  return asked.map(({ kind, deliveredAt, score, comment, creditId }) => [
    w.survey,
    deliveredAt,
    creditId === null ? '' : nameOf(creditId, reader),
    score === null ? w.noScore(kind) : w.score(kind, score),
    comment ?? '',
  ])
}

function orders({ orders: all }: Held, reader: Reader): Row[] {
  const w = wordsIn(reader.locale).privacy.file
  return all.map(({ number, items, amountMinor, currency, courier, tracking, placedAt, recordedById, ...times }) => {
    const money =
      amountMinor === null || currency === null ? [] : [formatMoney({ amountMinor, currency }, reader.locale)]
    const steps = (['paid', 'packed', 'shipped', 'delivered', 'cancelled'] as const).flatMap((state) => {
      const at = times[`${state}At`]
      return at === null ? [] : [w.step(state, formatStamp(at, reader.zone))]
    })
    const about = [number, ...(items ? [items] : []), ...money]
    const sent = [courier, tracking].filter(Boolean).join(' ')
    const by = recordedById === null ? '' : nameOf(recordedById, reader)
    return [w.order, placedAt, by, about.join(' · '), [...steps, ...(sent ? [sent] : [])].join('; ')]
  })
}

function acts({ acts: all }: Held, reader: Reader): Row[] {
  const w = wordsIn(reader.locale).privacy.file
  return all.map(({ at, kind, byId, toId }) => {
    const to = toId === null || toId === byId ? '' : nameOf(toId, reader)
    return [w.act, at, byId === null ? '' : nameOf(byId, reader), w.acted(kind), to]
  })
}

/** Nobody is known for what an anonymous administrator or an unsigned login wrote: it is the shop's. */
const nameOf = (id: number | null, { team, locale }: Reader): string =>
  team.find((person) => person.id === id)?.name ?? wordsIn(locale).privacy.file.shop
