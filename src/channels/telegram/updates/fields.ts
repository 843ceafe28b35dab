import { credible } from '../../../domain/credible.ts'
import { storable } from '../../../domain/storable.ts'
import type { Instant } from '../../../domain/time.ts'

/** An update lacks what every update of its kind has; it is logged and skipped, never stored half. */
export class Malformed extends Error {
  constructor(what: string) {
    super(`malformed update: ${what}`)
    this.name = 'Malformed'
  }
}

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>

/** The latest date JavaScript can express, in seconds. */
const LAST_SECOND = 8_640_000_000_000

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under `name`, if there is one. */
export function part(of: Fields, name: string): Fields | undefined {
  const value = of[name]
  return isFields(value) ? value : undefined
}

export function needPart(of: Fields, name: string): Fields {
  const value = part(of, name)
  if (!value) throw new Malformed(`no ${name}`)
  return value
}

export function integer(of: Fields, name: string): number | undefined {
  const value = of[name]
  return Number.isSafeInteger(value) ? Number(value) : undefined
}

export function needInteger(of: Fields, name: string): number {
  const value = integer(of, name)
  if (value === undefined) throw new Malformed(`no ${name}`)
  return value
}

/** Text under `name`, without the characters no database holds; empty text counts as none. */
export function words(of: Fields, name: string): string | undefined {
  const value = of[name]
  return typeof value === 'string' ? storable(value) || undefined : undefined
}

export function needWords(of: Fields, name: string): string {
  const value = words(of, name)
  if (value === undefined) throw new Malformed(`no ${name}`)
  return value
}

/** The objects of a list; whatever else stands in it is passed over. */
export function parts(of: Fields, name: string): Fields[] {
  const value = of[name]
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** Telegram's whole seconds as our milliseconds. */
export function needInstant(of: Fields, name: string): Instant {
  const seconds = needInteger(of, name)
  if (seconds < 0 || seconds > LAST_SECOND) throw new Malformed(`${name} is no date`)
  return seconds * 1000
}

/** When it was said, as far as that can be believed. */
export function needMoment(of: Fields, name: string, now: Instant): Instant {
  return credible(needInstant(of, name), now)
}
