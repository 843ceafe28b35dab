import { Api } from 'grammy'
import type { Clock } from '../../domain/time.ts'
import { Skew } from './skew.ts'
import { isFields } from './updates/fields.ts'

/** When a call that does not answer is given up, in seconds. */
export interface Patience {
  call: number
  /** The long poll waits 20 s for news by itself; silence beyond this is a dead line. */
  poll: number
}

const PATIENCE: Patience = { call: 25, poll: 28 }

/** An answer that is none of the Bot API's, though the server called it a success. */
class Garbled extends Error {
  constructor() {
    super('the answer is not one of the Bot API')
    this.name = 'Garbled'
  }
}

type CallSignal = Parameters<Api['raw']['getMe']>[0]

/** grammY's types want the signal of a library older than Node's own, which it takes just as well. */
export function callSignal(signal: AbortSignal): CallSignal {
  return signal as CallSignal
}

/** The two ways to the Bot API, over connections that are kept, and what their answers tell about the clock. */
export interface Wire {
  calls: Api
  polls: Api
  skew: Skew
}

/** Opens no connection yet. No error of these clients holds the token: answers are searched for it, messages of the network are dropped. */
export function openWire(token: string, apiRoot: string | undefined, host: Clock, patience = PATIENCE): Wire {
  const skew = new Skew(host)
  const ask = async (url: string | URL, init: RequestInit) => {
    const response = await fetch(url, { ...init, signal: ownSignal(init.signal) })
    skew.observe(response.headers.get('date'))
    const body = (await response.text()).replaceAll(token, '<token>')
    return { json: async () => understood(body, response.status) }
  }
  const options = { fetch: ask, ...(apiRoot !== undefined && { apiRoot }) }
  return {
    calls: new Api(token, { ...options, timeoutSeconds: patience.call }),
    polls: new Api(token, { ...options, timeoutSeconds: patience.poll }),
    skew,
  }
}

/** grammY cancels by the signal of a library older than Node's own; newer versions of Node take only theirs. */
function ownSignal(signal: RequestInit['signal']): AbortSignal {
  const own = new AbortController()
  if (signal?.aborted) own.abort()
  else signal?.addEventListener('abort', () => own.abort(), { once: true })
  return own.signal
}

/** Proxies and overloaded servers answer with pages: then the status is all there is to know. */
function understood(body: string, status: number): unknown {
  const answer = parsed(body)
  if (isFields(answer) && typeof answer.ok === 'boolean') return answer
  if (status < 400) throw new Garbled()
  return { ok: false, error_code: status, description: 'no answer of the Bot API' }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
