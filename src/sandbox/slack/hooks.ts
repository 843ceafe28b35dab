import type { Clock, Instant } from '../../domain/time.ts'
import { MINUTE_MS } from '../../domain/time.ts'
import { flag, isFields, optional } from './args.ts'
import { contentOf, saying } from './content.ts'
import type { Ids } from './ids.ts'
import { ApiError, type Content, type Fields, type Message, type Room } from './model.ts'
import type { Workspace } from './workspace.ts'

const MOST_USES = 5
const LIVES_MS = 30 * MINUTE_MS
const MOST_HOOKS = 10_000
const KNOWN = new Set([
  'text',
  'blocks',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'mrkdwn',
  'unfurl_links',
  'unfurl_media',
  'parse',
  'link_names',
  'metadata',
])

/** A `response_url`: five answers within thirty minutes to the person who pressed or typed. */
export interface Hook {
  readonly path: string
  readonly room: Room
  readonly user: string
  /** The message whose button was pressed. */
  readonly origin?: Message
  readonly until: Instant
  /** What the person saw because of it, in order; an edited original appears again. */
  readonly seen: Message[]
  uses: number
}

/** The response URLs handed out, and what is posted to them. */
export class Hooks {
  readonly #workspace: Workspace
  readonly #ids: Ids
  readonly #clock: Clock
  readonly #list = new Map<string, Hook>()

  constructor(workspace: Workspace, ids: Ids, clock: Clock) {
    this.#workspace = workspace
    this.#ids = ids
    this.#clock = clock
  }

  create(kind: 'commands' | 'actions', team: string, room: Room, user: string, origin?: Message): Hook {
    const path = `/${kind}/${team}/${this.#ids.next('')}/${this.#ids.secret()}`
    const hook: Hook = { path, room, user, origin, until: this.#clock.now() + LIVES_MS, seen: [], uses: 0 }
    this.#list.set(path, hook)
    const [oldest] = this.#list.keys()
    if (this.#list.size > MOST_HOOKS && oldest !== undefined) this.#list.delete(oldest)
    return hook
  }

  /** The channel a response URL answers in, if it is one of ours. */
  roomOf(path: string): Room | undefined {
    return this.#list.get(path)?.room
  }

  /** Takes one answer; used up and expired URLs are refused. */
  answer(path: string, body: Fields): void {
    const hook = this.#list.get(path)
    if (!hook || this.#clock.now() > hook.until) throw new ApiError('expired_url')
    if (hook.uses >= MOST_USES) throw new ApiError('used_url')
    this.show(hook, body)
    hook.uses += 1
  }

  /** Shows the person an answer: new, in place of the message pressed, or taking that message away. */
  show(hook: Hook, body: Fields): void {
    for (const key of Object.keys(body)) {
      if (!KNOWN.has(key)) throw new ApiError('invalid_arguments', [`[ERROR] unknown argument: ${key}`])
    }
    const { origin } = hook
    if (flag(body, 'delete_original')) {
      if (origin && origin.deletedAt === undefined) this.#workspace.remove(origin)
      return
    }
    const said = saying(contentOf(body, this.#ids))
    if (origin && flag(body, 'replace_original')) {
      if (origin.deletedAt !== undefined) throw new ApiError('message_not_found')
      this.#workspace.edit(origin, this.#workspace.bot.id, said)
      hook.seen.push(origin)
      return
    }
    hook.seen.push(this.#post(hook, body, said))
  }

  #post(hook: Hook, body: Fields, said: Pick<Content, 'text' | 'blocks'>): Message {
    const type = optional(body, 'response_type') ?? 'ephemeral'
    const metadata = isFields(body.metadata) ? body.metadata : undefined
    const content: Content = { ...said, metadata, threadTs: optional(body, 'thread_ts') }
    if (type === 'in_channel') return this.#workspace.post(hook.room, this.#workspace.bot, content)
    if (type !== 'ephemeral') throw new ApiError('invalid_arguments', ['[ERROR] unsupported response_type'])
    return this.#workspace.whisperTo(hook.room, this.#workspace.bot, hook.user, content)
  }
}
