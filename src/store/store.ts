import { accounts } from './accounts.ts'
import { agenda } from './agenda.ts'
import { alerts } from './alerts.ts'
import { checks } from './checks.ts'
import { conversations } from './conversations.ts'
import { customers } from './customers.ts'
import { early } from './early.ts'
import type { Engine } from './engine.ts'
import { evidence } from './evidence.ts'
import { findings } from './findings.ts'
import type { TransactionClient } from './generated/sqlite/internal/prismaNamespace.ts'
import { held } from './held.ts'
import { leases } from './leases.ts'
import { Memory } from './memory.ts'
import { messages } from './messages.ts'
import { orders } from './orders.ts'
import { outbox } from './outbox.ts'
import { pauses } from './pauses.ts'
import { people } from './people.ts'
import { privacy } from './privacy.ts'
import { processes } from './processes.ts'
import { restored } from './restored.ts'
import { retention } from './retention.ts'
import { runs } from './runs.ts'
import { settings } from './settings.ts'
import { stuck } from './stuck.ts'
import { surveys } from './surveys.ts'
import { trail } from './trail.ts'
import { waits } from './waits.ts'

/** What an aggregate is made over: a connection or a transaction, and the shop it may see. */
export interface Scope {
  db: TransactionClient
  /** Raw SQL with `?` for its values, as the engine wants it. */
  sql: Engine['sql']
  /** SQL for the database's own clock. */
  clock: Engine['clock']
  shopId: number
  /** Inside a transaction nobody else writes, so what was read may be remembered. */
  alone: boolean
  memory: Memory
}

/** Everything one shop has stored. Inside `transaction` only the store handed to the function may be used. */
export class Store {
  /** What a transaction is done in: whoever wants to measure them sets it. */
  around: <T>(work: () => Promise<T>) => Promise<T> = (work) => work()
  /** Null inside a transaction. */
  private readonly engine: Engine | null
  private readonly scope: Scope
  readonly accounts
  readonly agenda
  readonly alerts
  readonly checks
  readonly conversations
  readonly customers
  readonly early
  readonly evidence
  readonly findings
  readonly held
  readonly leases
  readonly messages
  readonly orders
  readonly outbox
  readonly pauses
  readonly people
  readonly processes
  readonly privacy
  readonly retention
  readonly restored
  readonly runs
  readonly settings
  readonly stuck
  readonly surveys
  readonly trail
  readonly waits

  constructor(engine: Engine, shopId: number, memory = new Memory(engine.isOwn), within?: TransactionClient) {
    const { client, sql, clock } = engine
    this.engine = within ? null : engine
    this.scope = { db: within ?? client, sql, clock, shopId, memory, alone: within !== undefined }
    this.accounts = accounts(this.scope)
    this.agenda = agenda(this.scope)
    this.alerts = alerts(this.scope)
    this.checks = checks(this.scope)
    this.conversations = conversations(this.scope)
    this.customers = customers(this.scope)
    this.early = early(this.scope)
    this.evidence = evidence(this.scope)
    this.findings = findings(this.scope)
    this.held = held(this.scope)
    this.leases = leases(this.scope)
    this.messages = messages(this.scope)
    this.orders = orders(this.scope)
    this.outbox = outbox(this.scope)
    this.pauses = pauses(this.scope)
    this.people = people(this.scope)
    this.processes = processes(this.scope)
    this.privacy = privacy(this.scope)
    this.retention = retention(this.scope)
    this.restored = restored(this.scope)
    this.runs = runs(this.scope)
    this.settings = settings(this.scope)
    this.stuck = stuck(this.scope)
    this.surveys = surveys(this.scope)
    this.trail = trail(this.scope)
    this.waits = waits(this.scope)
  }

  /** All or nothing. Inside a transaction it simply runs within that one. */
  async transaction<T>(work: (tx: Store) => Promise<T>): Promise<T> {
    const { engine, scope } = this
    if (!engine) return work(this)
    const { shopId, memory } = scope
    // Inside, nobody else writes; outside, nothing of it holds before it is over.
    const inside = memory.branch()
    const done = await this.around(() =>
      engine.client.$transaction(async (db) => {
        await engine.enter(db, shopId)
        return work(new Store(engine, shopId, inside, db))
      }),
    )
    if (inside.isChanged) memory.forget()
    return done
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await this.scope.db.$queryRawUnsafe('SELECT 1')
  }
}
