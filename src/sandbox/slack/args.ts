import { ApiError, type Fields } from './model.ts'

/** A required argument; missing or empty is `invalid_arguments`, as Slack answers. */
export function required(args: Fields, name: string): string {
  const value = optional(args, name)
  if (value === undefined || value === '') {
    throw new ApiError('invalid_arguments', [`[ERROR] missing required field: ${name}`])
  }
  return value
}

/** A text argument. Numbers are refused in JSON: a `ts` sent as a number has lost its last digits. */
export function optional(args: Fields, name: string): string | undefined {
  const value = args[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new ApiError('invalid_arguments', [`[ERROR] must be a string: ${name}`])
  return value
}

/** A yes or no, which forms spell as `true`, `false`, `1` or `0`. */
export function flag(args: Fields, name: string): boolean {
  const value = args[name]
  return value === true || value === 'true' || value === '1' || value === 1
}

/** A list or object, which forms carry as a JSON string; `error` is what Slack says when it cannot be read. */
export function structured(args: Fields, name: string, error: string): unknown {
  const value = args[name]
  if (typeof value !== 'string') return value ?? undefined
  if (value === '') return undefined
  try {
    return JSON.parse(value) as unknown
  } catch {
    throw new ApiError(error)
  }
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
