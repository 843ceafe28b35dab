import { isFields } from '../args.ts'
import type { Fields } from '../model.ts'

/** Checks one value found at a JSON pointer and reports what Slack would complain about. */
export type Shape = (value: unknown, at: string, problems: Problems) => void

/** A field that may be left out. */
interface Maybe {
  maybe: Shape
}

/** What Slack complains about, in its own words with a JSON pointer. */
export class Problems {
  readonly messages: string[] = []

  add(what: string, at: string): void {
    this.messages.push(`[ERROR] ${what} [json-pointer:${at}]`)
  }
}

export const maybe = (shape: Shape): Maybe => ({ maybe: shape })

/** A string of `min` to `max` characters. */
export function text(max = Number.POSITIVE_INFINITY, min = 1): Shape {
  return (value, at, problems) => {
    if (typeof value !== 'string') problems.add('must be a string', at)
    else if (value.length < min) problems.add(`must be more than ${min - 1} characters`, at)
    else if (value.length > max) problems.add(`must be less than ${max + 1} characters`, at)
  }
}

export const flag: Shape = (value, at, problems) => {
  if (typeof value !== 'boolean') problems.add('must be a boolean', at)
}

/** A whole number between two bounds. */
export function whole(min: number, max = Number.MAX_SAFE_INTEGER): Shape {
  return (value, at, problems) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) problems.add('must be an integer', at)
    else if (value < min || value > max) problems.add(`must be between ${min} and ${max}`, at)
  }
}

export const amount: Shape = (value, at, problems) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) problems.add('must be a number', at)
}

/** One of a few known words or numbers. */
export function among(...known: readonly (string | number)[]): Shape {
  return (value, at, problems) => {
    if (!known.some((one) => one === value)) problems.add(`must be one of ${known.join(', ')}`, at)
  }
}

/** A list whose items all have the same shape. */
export function list(item: Shape, min = 0, max = Number.POSITIVE_INFINITY): Shape {
  return (value, at, problems) => {
    if (!Array.isArray(value)) {
      problems.add('must be an array', at)
      return
    }
    if (value.length < min) problems.add(`no fewer than ${min} items required`, at)
    if (value.length > max) problems.add(`no more than ${max} items allowed`, at)
    value.forEach((one, index) => {
      item(one, `${at}/${index}`, problems)
    })
  }
}

/** An object with exactly these fields; `also` checks what concerns several of them. */
export function object(
  fields: Record<string, Shape | Maybe>,
  also?: (value: Fields, at: string, problems: Problems) => void,
): Shape {
  const known = new Map(Object.entries(fields))
  return (value, at, problems) => {
    if (!isFields(value)) {
      problems.add('must be an object', at)
      return
    }
    for (const key of Object.keys(value)) {
      if (!known.has(key)) problems.add(`invalid additional property: ${key}`, at)
    }
    for (const [key, shape] of known) {
      const present = value[key] !== undefined
      if (!present && typeof shape === 'function') problems.add(`missing required field: ${key}`, at)
      if (present) (typeof shape === 'function' ? shape : shape.maybe)(value[key], `${at}/${key}`, problems)
    }
    also?.(value, at, problems)
  }
}

/** One of several kinds of object, told apart by `type`. */
export function kinds(known: Record<string, Shape>): Shape {
  const shapes = new Map(Object.entries(known))
  return (value, at, problems) => {
    if (!isFields(value)) {
      problems.add('must be an object', at)
      return
    }
    if (value.type === undefined) {
      problems.add('missing required field: type', at)
      return
    }
    const shape = shapes.get(String(value.type))
    if (shape) shape(value, at, problems)
    else problems.add(`unsupported type: ${String(value.type)}`, `${at}/type`)
  }
}

/** The `type` of an object that `kinds` has already told apart, or that can only be of one kind. */
export function called(type: string): Shape {
  return (value, at, problems) => {
    if (value !== type) problems.add(`unsupported type: ${String(value)}`, at)
  }
}
