import { type Api, GrammyError } from 'grammy'
import type { HeardConnection } from '../../chat/heard.ts'
import type { Courier } from '../../chat/parcel.ts'
import type { Clock } from '../../domain/time.ts'
import { approveCheckouts } from './checkout.ts'
import { TelegramCourier } from './courier.ts'
import { type Ear, Listener, type ListenerOptions } from './listen.ts'
import type { Log } from './log.ts'
import { type Menus, publishMenus } from './menu.ts'
import type { Pauses } from './pause.ts'
import { answerPress } from './press.ts'
import { TelegramRefused, WebhookRefused } from './refused.ts'
import type { Turn } from './turn.ts'
import { isFields, Malformed } from './updates/fields.ts'
import { heardConnection } from './updates/others.ts'
import type { Hearing } from './vitals.ts'
import { type Hook, register, secretOf, WebhookEar } from './webhook.ts'
import { callSignal, openWire, type Patience } from './wire.ts'

export { TelegramRefused, WebhookRefused } from './refused.ts'
export type { Turn } from './turn.ts'
export type { Hearing } from './vitals.ts'

/** Wrong settings are told within 5 s; a platform that is merely away is waited for. */
const FIRST_ANSWER_MS = 2500

/** The shop's bot as Telegram knows it. */
interface BotUser {
  id: string
  username: string
  name: string
}

export interface TelegramOptions {
  token: string
  /** Of the Bot API server, without a slash at its end; the official one when missing. */
  apiRoot?: string
  clock: Clock
  /** The machine's own clock, which the platform's is measured by; `clock` when missing. */
  host?: Clock
  log: Log
  hands: Pick<ListenerOptions, 'hear' | 'unreadable'>
  /** Telegram posts its updates to this address; null: it is asked for them. Without a secret one is made of the token. */
  webhook?: { url: string; secret?: string } | null
  /** Whose turn it is to ask for updates; always ours when missing. A webhook needs none. */
  turn?: Turn
  /** Between tries when something fails; up to half a minute when missing. */
  pauses?: Pauses
  /** When calls are given up; 25 s, and 28 s for the long poll, when missing. */
  patience?: Patience
}

export interface TelegramChannel {
  /** Null while Telegram has not been reached yet. */
  readonly me: BotUser | null
  readonly courier: Courier
  heard(): Hearing
  /** What is waiting at Telegram may not be known here: until it has been asked again nothing counts as heard. */
  doubt(): void
  /** Takes what was posted to the webhook; nothing is taken where there is none. */
  take: WebhookEar['take']
  /** Telegram's clock minus the host's, 0 while within two seconds; the bot's clock goes by it, so it asks no clock itself. */
  skewMs(): number
  answerPress(handle: string, notice?: string, alert?: boolean): Promise<void>
  /** As soon as Telegram can be reached. */
  publishMenus(menus: Menus, teamChats: readonly string[]): Promise<void>
  /** The Business account behind a connection; null when Telegram does not know it. Throws when Telegram cannot be asked. */
  findConnection(connectionId: string): Promise<HeardConnection | null>
  stop(): Promise<void>
}

/**
 * Begins to hear and to speak on Telegram. Throws `TelegramRefused` when the token is wrong and `WebhookRefused` when the
 * address is; a platform that cannot be reached is no reason to fail, it is tried until it can.
 */
export async function startTelegramChannel(options: TelegramOptions): Promise<TelegramChannel> {
  const { token, apiRoot, clock, host = clock, log, hands, turn, pauses, patience } = options
  const { calls, polls, skew } = openWire(token, apiRoot, host, patience)
  const hook = options.webhook ? { url: options.webhook.url, secret: options.webhook.secret ?? secretOf(token) } : null
  let me: BotUser | null = await firstAnswer(calls, hook)
  let reached = () => {}
  const isReached = new Promise<void>((resolve) => {
    reached = resolve
  })
  const identify = async (signal: AbortSignal) => {
    me ??= await askMe(calls, signal)
    reached()
    return me.username
  }
  const checkout = (updates: readonly unknown[]) => approveCheckouts(calls, log, updates)
  const how = {
    api: polls,
    clock,
    log,
    hear: hands.hear,
    unreadable: hands.unreadable,
    checkout,
    identify,
    turn,
    ...(pauses && { pauses }),
  }
  const webhook = hook && new WebhookEar(how, hook)
  const ear: Ear = webhook ?? new Listener(how)
  return {
    get me() {
      return me
    },
    courier: new TelegramCourier(calls, log),
    heard: () => ear.heard(),
    doubt: () => ear.doubt(),
    skewMs: () => skew.read(),
    take: async (posted) => (webhook ? webhook.take(posted) : { status: 404 }),
    answerPress: (handle, notice, alert) => answerPress(calls, log, handle, notice, alert),
    publishMenus: (menus, teamChats) => isReached.then(() => publishMenus(calls, log, menus, teamChats)),
    findConnection: (connectionId) => findConnection(calls, connectionId),
    stop: () => ear.stop(),
  }
}

async function firstAnswer(api: Api, hook: Hook | null): Promise<BotUser | null> {
  try {
    const signal = AbortSignal.timeout(FIRST_ANSWER_MS)
    const me = await askMe(api, signal)
    if (hook) await register(api, hook, signal)
    return me
  } catch (error) {
    if (error instanceof WebhookRefused) throw error
    const code = error instanceof GrammyError ? error.error_code : 0
    if (code === 401 || code === 404) throw new TelegramRefused(code)
    return null
  }
}

async function askMe(api: Api, signal: AbortSignal): Promise<BotUser> {
  const { id, username, first_name: name } = await api.raw.getMe(callSignal(signal))
  return { id: String(id), username, name }
}

/** Telegram will say the same the next time: such a connection is not waited for. */
const NOT_THERE = [400, 403, 404]

async function findConnection(api: Api, business_connection_id: string): Promise<HeardConnection | null> {
  try {
    const found: unknown = await api.raw.getBusinessConnection({ business_connection_id })
    return isFields(found) ? heardConnection(found, 0) : null
  } catch (error) {
    const isNone = error instanceof GrammyError && NOT_THERE.includes(error.error_code)
    // What cannot be read now cannot be read the next time either.
    if (isNone || error instanceof Malformed) return null
    throw error
  }
}
