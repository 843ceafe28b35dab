import type { Instant } from '../../domain/time.ts'
import { isFields } from './args.ts'
import { checkView } from './blocks/view.ts'
import { named } from './content.ts'
import type { Ids } from './ids.ts'
import { ApiError, type Fields, type View } from './model.ts'
import type { Team } from './team.ts'

const TRIGGER_LIVES_MS = 3000
const MOST_TRIGGERS = 1000
const MOST_VIEWS = 1000

/** The triggers people's presses hand out, and the modals and Home tabs made with them. */
export class Views {
  readonly #team: Team
  readonly #ids: Ids
  readonly #triggers = new Map<string, { user: string; at: Instant; used: boolean }>()
  readonly #views = new Map<string, View>()

  constructor(team: Team, ids: Ids) {
    this.#team = team
    this.#ids = ids
  }

  /** A `trigger_id`: good for one modal within 3 s. */
  trigger(user: string, now: Instant): string {
    const id = `${this.#ids.next('')}.${this.#ids.secret(6)}`
    this.#triggers.set(id, { user, at: now, used: false })
    forget(this.#triggers, MOST_TRIGGERS)
    return id
  }

  /** Whose press a `trigger_id` came from, if it may still open a modal. */
  redeem(id: string, now: Instant): string {
    const trigger = this.#triggers.get(id)
    if (!trigger) throw new ApiError('invalid_trigger_id')
    if (trigger.used) throw new ApiError('exchanged_trigger_id')
    if (now - trigger.at > TRIGGER_LIVES_MS) throw new ApiError('expired_trigger_id')
    trigger.used = true
    return trigger.user
  }

  open(user: string, body: Fields): View {
    return this.#keep({ id: this.#ids.next('V'), kind: 'modal', user, body, ...this.#checked(body, 'modal') })
  }

  publish(user: string, body: Fields, hash: string | undefined): View {
    const known = this.home(user)
    if (known && hash !== undefined && hash !== known.hash) throw new ApiError('hash_conflict')
    const id = known?.id ?? this.#ids.next('V')
    return this.#keep({ id, kind: 'home', user, body, ...this.#checked(body, 'home') })
  }

  replace(id: string, body: Fields, hash: string | undefined): View {
    const known = this.#views.get(id)
    if (!known || known.closed) throw new ApiError('not_found')
    if (hash !== undefined && hash !== known.hash) throw new ApiError('hash_conflict')
    return this.#keep({ ...known, body, ...this.#checked(body, known.kind) })
  }

  /** The modal this person has open, the topmost if several. */
  modal(user: string): View | undefined {
    return [...this.#views.values()].findLast((view) => view.kind === 'modal' && view.user === user && !view.closed)
  }

  home(user: string): View | undefined {
    return [...this.#views.values()].findLast((view) => view.kind === 'home' && view.user === user)
  }

  close(view: View): void {
    const kept = this.#views.get(view.id)
    if (kept) kept.closed = true
  }

  onWire(view: View): Fields {
    return {
      private_metadata: '',
      callback_id: '',
      clear_on_close: false,
      notify_on_close: false,
      close: null,
      submit: null,
      external_id: '',
      ...view.body,
      id: view.id,
      team_id: this.#team.id,
      blocks: view.blocks,
      state: { values: {} },
      hash: view.hash,
      previous_view_id: null,
      root_view_id: view.id,
      app_id: this.#team.appId,
      app_installed_team_id: this.#team.id,
      bot_id: this.#team.botId,
    }
  }

  #checked(body: Fields, kind: View['kind']): Pick<View, 'blocks' | 'hash' | 'closed'> {
    checkView(body, kind)
    const blocks = Array.isArray(body.blocks) ? body.blocks.filter(isFields) : []
    return { blocks: named(blocks, this.#ids), hash: `${this.#ids.secret(4)}.${this.#ids.secret(4)}`, closed: false }
  }

  #keep(view: View): View {
    this.#views.set(view.id, view)
    forget(this.#views, MOST_VIEWS)
    return view
  }
}

function forget(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}
