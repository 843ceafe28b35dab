import type { MrkdwnElement, PlainTextElement, RichTextElement, RichTextSection } from '@slack/types'
import type { Span, Text } from '../../chat/reply.ts'
import { clean, cut, escaped, literal, spansOf } from './literal.ts'

/**
 * Slack has no way to escape `*`, `_`, `~` and backticks in mrkdwn. Text goes out as rich text where Slack allows it: it
 * knows no markup at all, so every character stands for itself and the form (bold, code, mention, time) is data.
 * Sections with a button, fields and context take only text objects: mrkdwn when every word is free of markup
 * characters, otherwise plain text. A hostile name then costs its line the bold type, but never a character.
 */
const MARKUP = /[*_~`]|^\s*>|:[\w+'-]+:/m
const DATE_FORMAT = '{date_short_pretty} {time}'
const USER_ID = /^[UW][A-Z0-9]+$/
const LINK = /^(https?:\/\/|mailto:)[^\s]+$/i

export type Inline = RichTextElement

/** A text as rich text elements. */
export function inline(text: Text): Inline[] {
  return spansOf(text).flatMap(elementOf)
}

/** A paragraph of rich text. */
export function paragraph(text: Text): RichTextSection {
  return { type: 'rich_text_section', elements: inline(text) }
}

/** A text object of at most `most` characters, with form where that is safe. `bare` leaves the form out. */
export function textObject(text: Text, most: number, bare = false): MrkdwnElement | PlainTextElement {
  const words = literal(text)
  const formed = bare || words.length > most || typeof text === 'string' ? null : mrkdwn(text)
  if (formed !== null && formed.length <= most) return { type: 'mrkdwn', text: formed, verbatim: true }
  return plainText(words, most)
}

/** Text that stands for itself; empty text, which Slack refuses, becomes a dash. */
export function plainText(words: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cut(clean(words), most).trim() || '–', emoji: false }
}

function elementOf(span: Span): Inline[] {
  if (typeof span === 'string') return textElement(span)
  if ('bold' in span) return textElement(span.bold, { bold: true })
  if ('code' in span) return textElement(span.code, { code: true })
  if ('mention' in span) {
    const { slackId, name } = span.mention
    return slackId && USER_ID.test(slackId) ? [{ type: 'user', user_id: slackId }] : textElement(name)
  }
  if ('at' in span) {
    if (!Number.isFinite(span.at)) return textElement(span.fallback)
    const timestamp = Math.floor(span.at / 1000)
    return [{ type: 'date', timestamp, format: DATE_FORMAT, fallback: clean(span.fallback) || '–' }]
  }
  if (!LINK.test(span.href)) return textElement(literal([span]))
  return [{ type: 'link', url: span.href, text: clean(span.link) || span.href }]
}

function textElement(text: string, style?: { bold?: true; code?: true }): Inline[] {
  const words = clean(text)
  if (words === '') return []
  return [style ? { type: 'text', text: words, style } : { type: 'text', text: words }]
}

/** The text in mrkdwn, or null when a word of it would turn into markup. */
function mrkdwn(text: Text): string | null {
  const spans = spansOf(text)
  if (spans.some((span) => MARKUP.test(saidBy(span)))) return null
  return spans.map((span, at) => marked(span, edge(spans[at - 1], -1), edge(spans[at + 1], 0))).join('')
}

/** What of a span is said in words; the rest is form. */
function saidBy(span: Span): string {
  if (typeof span === 'string') return clean(span)
  if ('mention' in span) return span.mention.slackId ? '' : clean(span.mention.name)
  if ('link' in span) return clean(span.link)
  return literal([span])
}

function marked(span: Span, before: string, after: string): string {
  if (typeof span === 'string') return escaped(clean(span))
  if ('bold' in span) return fenced('*', clean(span.bold), before, after)
  if ('code' in span) return fenced('`', clean(span.code), before, after)
  if ('mention' in span) {
    const { slackId, name } = span.mention
    return slackId && USER_ID.test(slackId) ? `<@${slackId}>` : escaped(clean(name))
  }
  if ('at' in span) {
    const fallback = escaped(clean(span.fallback) || '–')
    return Number.isFinite(span.at) ? `<!date^${Math.floor(span.at / 1000)}^${DATE_FORMAT}|${fallback}>` : fallback
  }
  if (!LINK.test(span.href)) return escaped(literal([span]))
  const url = span.href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('&', '&amp;')
  return `<${url}|${escaped(clean(span.link) || span.href)}>`
}

/** Slack sees bold and code only when nothing but space or punctuation touches them. */
function fenced(fence: string, words: string, before: string, after: string): string {
  const alone = /^[\s(]?$/.test(before) && /^[\s).,;:!?]?$/.test(after)
  const tight = words !== '' && words === words.trim() && !words.includes('\n')
  return alone && tight ? `${fence}${escaped(words)}${fence}` : escaped(words)
}

function edge(span: Span | undefined, at: 0 | -1): string {
  return span === undefined ? '' : (literal([span]).at(at) ?? '')
}
