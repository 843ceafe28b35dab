import { GrammyError, HttpError } from 'grammy'
import { patienceSeconds } from '../../chat/patience.ts'
import { isFields } from './updates/fields.ts'

/** What went wrong with a call, in words that never hold the token. `code` is the platform's; null when it said nothing. */
export interface Trouble {
  code: number | null
  why: string
  /** Nothing can have reached the platform. */
  neverLeft: boolean
  /** Whole seconds, a day at most. */
  retryAfterSeconds?: number
  movedTo?: string
}

/** Codes of failures before anything is written: looking up the name, connecting, agreeing on encryption. */
const BEFORE_WRITING = /^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)/
const ENCRYPTION = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

/** Reads an error. Messages of the network layer are not repeated, they may hold the address called; ours are. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof GrammyError) return refusal(error)
  if (!(error instanceof HttpError)) {
    return { code: null, why: error instanceof Error ? error.message : 'unknown trouble', neverLeft: false }
  }
  const cause = rootCause(error.error)
  const code = isFields(cause) && typeof cause.code === 'string' ? cause.code : undefined
  const isConnecting = isFields(cause) && (cause.syscall === 'connect' || cause.syscall === 'getaddrinfo')
  const neverLeft = isConnecting || (code !== undefined && (BEFORE_WRITING.test(code) || ENCRYPTION.test(code)))
  return { code: null, why: code ?? nameOf(cause), neverLeft }
}

function refusal({ error_code, description, parameters }: GrammyError): Trouble {
  const { retry_after, migrate_to_chat_id } = parameters
  const retryAfterSeconds = patienceSeconds(retry_after)
  return {
    code: error_code,
    why: `${error_code}: ${description}`,
    neverLeft: false,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(migrate_to_chat_id !== undefined && { movedTo: String(migrate_to_chat_id) }),
  }
}

/** `fetch failed` hides what failed; a host with several addresses hides it twice. */
function rootCause(error: unknown): unknown {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause
}

/** grammY's own timeout is a plain `Error`. */
function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown trouble'
  return cause.message.includes('timed out after') ? 'timeout' : cause.name
}
