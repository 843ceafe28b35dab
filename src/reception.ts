import { type Desk, inTransaction } from './actions/desk.ts'
import { introduce, meet } from './actions/employ.ts'
import { type Fact, hear } from './actions/hear.ts'
import { tellAside } from './actions/tell-aside.ts'
import { auditLine } from './chat/audit.ts'
import { type Answer, type Call, type Command, note, spoken } from './chat/command.ts'
import { broken, dispatch, type Failure, find, readLine } from './chat/dispatch.ts'
import type { Heard, HeardMessage, HeardPress, Place, Sender } from './chat/heard.ts'
import { wordsIn } from './chat/words/index.ts'
import { type Locale, localeOf } from './domain/locale.ts'
import type { Instant } from './domain/time.ts'
import { owe } from './outbox/owe.ts'
import { PRIORITY } from './outbox/owed.ts'
import { ranOutOfTime, storeFails } from './store/failure.ts'
import { unnamed } from './store/unnamed.ts'

interface Log {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

export interface ReceptionParts {
  desk: () => Promise<Desk>
  commands: readonly Command<Desk>[]
  now: () => Instant
  /** What is spoken when nobody can be asked which language it should be. */
  locale: Locale
  log: Log
  /** Called when something may have to be sent or looked at again. */
  stirred: () => void
  /** Called when something heard cannot be stored. */
  aside: () => void
  answerPress(handle: string, notice: string | undefined, alert: boolean): Promise<void>
  findConnection(connectionId: string): Promise<Heard | null>
}

/** A command line somebody gave, on any platform. */
export interface Given {
  line: string
  sender: Sender
  place: Place
  key: string
  at: Instant
}

/** Writes down what is said to whoever gave a line. */
type Owes = (desk: Desk, answer: Answer) => Promise<void>

/** So often is a line tried whose connection to the store breaks, while the store itself is there. */
const TRIES = 3

/** Takes what channels heard, in order: runs of facts in one transaction each, commands and presses one by one between them. */
export class Reception {
  private readonly parts: ReceptionParts

  constructor(parts: ReceptionParts) {
    this.parts = parts
  }

  /** Resolves when all is stored. Throws only when the store fails: then the same batch must come again. */
  async hear(batch: readonly Heard[]): Promise<void> {
    await meet((await this.parts.desk()).store, batch.flatMap(speakerOf))
    let run: Fact[] = []
    for (const heard of await this.withConnections(batch)) {
      const command = heard.type === 'press' || (heard.type === 'message' && (await this.isCommand(heard)))
      if (!command) {
        run.push(heard)
        continue
      }
      await this.store(run)
      run = []
      await this.orAside(heard, () => this.obey(heard))
    }
    await this.store(run)
    this.parts.stirred()
  }

  /**
   * Runs a command line and returns the answer to the one who gave it, an empty one when another process has heard it before.
   * Throws only when the store fails.
   */
  async given(given: Given): Promise<Answer> {
    return (await this.once(given, async () => {})) ?? {}
  }

  /** What to say to whoever gave a line that `given` threw at, where it does not come again. */
  failed({ line, key, at }: Given, error: unknown): Answer {
    return broken(line, error, { key, now: at, words: wordsIn(this.parts.locale) }, this.noted)
  }

  /**
   * Runs a line. What may change something is one transaction, with its answer and its place in the audit trail: heard by two
   * processes it happens once, and cut off in the middle not at all. Null: it has happened before.
   */
  private async once(given: Given, owes: Owes): Promise<Answer | null> {
    const desk = await this.parts.desk()
    for (let tries = 1; ; tries += 1) {
      const done: { answer: Answer | null; failure?: Failure } = { answer: null }
      const work = async (within: Desk) => {
        done.answer = await this.run(given, within, (failure) => {
          done.failure = failure
        })
        // What was half done is undone.
        if (done.failure) throw done.failure.error
        await owes(within, done.answer)
      }
      try {
        await (this.mayChange(given)
          ? inTransaction(desk, async (within) => ((await isNew(within, given)) ? work(within) : undefined))
          : work(desk))
      } catch (error) {
        if (done.answer === null || !done.failure || error !== done.failure.error) throw error
        // A store that is away is no answer to anybody: what comes again is done when it is back.
        if (storeFails(error)) await desk.store.ping()
        if (storeFails(error) && !ranOutOfTime(error) && tries < TRIES) continue
        this.noted(done.failure)
        await owes(desk, done.answer)
      }
      this.parts.stirred()
      return done.answer
    }
  }

  private readonly mayChange = ({ line }: Given) => find(this.parts.commands, readLine(line).name)?.changes === true

  private async run(
    { line, sender, place, key, at }: Given,
    desk: Desk,
    broke: (failure: Failure) => void,
  ): Promise<Answer> {
    const team = await desk.store.people.all()
    const found = team.find((p) => (sender.platform === 'telegram' ? p.telegramId : p.slackId) === sender.id) ?? null
    const person = found && (await introduce(desk.store, found, sender.name, place))
    const customer = await this.customerHere(desk, place, sender)
    const locale = localeOf(person?.locale ?? customer?.locale) ?? desk.rules.locale
    const call: Call<Desk> = {
      now: at,
      caller: { sender, person },
      place,
      chat: customer?.id ?? null,
      key,
      locale,
      words: wordsIn(locale),
      team,
      zone: desk.rules.zone,
      desk,
    }
    return dispatch(this.parts.commands, line, call, {
      log: broke,
      audit: (said, { caller, chat }) => desk.store.trail.add(auditLine(said, chat), caller.person?.id ?? null, at),
    })
  }

  private readonly noted = ({ error, reference, line }: Failure) =>
    this.parts.log.error({ err: error, reference, command: readLine(line).name }, 'a command broke')

  /**
   * A run that cannot be stored, or takes longer than a transaction may, is tried half by half. What cannot be stored for its
   * own sake is put aside, a failing store stops everything.
   */
  private async store(run: readonly Fact[]): Promise<void> {
    const [first, ...others] = run
    if (!first) return
    const desk = await this.parts.desk()
    const work = () => hear(desk, run, this.parts.now())
    if (others.length === 0) return this.orAside(first, work)
    try {
      await work()
    } catch (error) {
      if (storeFails(error) && !ranOutOfTime(error)) throw error
      const half = Math.ceil(run.length / 2)
      await this.store(run.slice(0, half))
      await this.store(run.slice(half))
    }
  }

  /** What goes wrong for its own sake would go wrong each time it came again: it is left out, and the team is told. */
  private async orAside(heard: Heard, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (storeFails(error)) throw error
      const order = 'order' in heard ? heard.order : null
      this.parts.log.error({ err: error, type: heard.type, order }, 'an update was put aside')
      this.parts.aside()
      await tellAside(await this.parts.desk(), heard, this.parts.now())
    }
  }

  /** Ours by name or alias, from somebody a command may come from. Anything else is a message. */
  private async isCommand(message: HeardMessage): Promise<boolean> {
    if (!message.command || message.business || !['human', 'anonymous'].includes(message.writer)) return false
    const command = find(this.parts.commands, message.command.name)
    const team = await (await this.parts.desk()).store.people.all()
    const isTeam = team.some((p) => p.active && p.telegramId === message.from.id)
    // In private the team is told of an unknown command; elsewhere it may be another bot's.
    if (!command) return isTeam && message.place.kind === 'private' && message.command.name !== 'start'
    return message.place.kind === 'group' || isTeam || !command.hidden
  }

  private async obey(heard: HeardMessage | HeardPress): Promise<void> {
    const press = heard.type === 'press'
    const key = press ? `press:${heard.key}` : `said:${heard.ref}`
    const desk = await this.parts.desk()
    if (await desk.store.outbox.isAnswered(key)) return
    const line = press ? heard.runs : (heard.command?.line ?? '')
    const isNameless = !press && heard.writer === 'anonymous'
    if (isNameless) return this.answer(desk, heard, key, note(wordsIn(desk.rules.locale).topic.nameless))
    const given = { line, sender: heard.from, place: heard.place, key, at: this.parts.now() }
    const answer = await this.once(given, (within, said) => this.answer(within, heard, key, said))
    if (!press || answer === null) return
    const { notice } = spoken(answer, true)
    // Not waited for: a platform slow to take a notice must not keep alerts and messages waiting.
    void this.parts.answerPress(heard.handle, notice, answer.onlyAsker === true)
  }

  private async answer(desk: Desk, heard: HeardMessage | HeardPress, key: string, answer: Answer): Promise<void> {
    const press = heard.type === 'press' ? heard : null
    const { reply } = spoken(answer, press !== null)
    // Into a Business chat the bot writes nothing but its survey, and a customer there has not asked for a chat with the bot.
    if (reply && !press?.business) {
      const { platform, chat, thread, kind } = heard.place
      const onlyFor = answer.onlyAsker && kind === 'group' ? { userId: heard.from.id, press: press?.handle } : undefined
      await owe(desk.store, {
        key: `reply:${key}`,
        target: { at: 'chat', platform, chat, thread, onlyFor },
        owed: { do: 'say', reply, replyTo: heard.type === 'message' ? heard.messageId : undefined },
        priority: PRIORITY.alert,
        now: this.parts.now(),
      })
      this.parts.stirred()
    }
  }

  private async customerHere(desk: Desk, place: Place, sender: Sender) {
    if (place.platform !== 'telegram') return null
    if (place.kind === 'private') return desk.store.customers.at('telegram', sender.id)
    return place.thread ? desk.store.customers.inTopic(place.chat, place.thread) : null
  }

  /** A Business connection nobody has told us of is asked for before anything of it is stored. */
  private async withConnections(batch: readonly Heard[]): Promise<Heard[]> {
    const asked = new Set<string>()
    const known = new Set<string>()
    const out: Heard[] = []
    for (const heard of batch) {
      const id = 'business' in heard ? heard.business?.connectionId : undefined
      if (heard.type === 'connection') known.add(heard.connectionId)
      if (id !== undefined && !known.has(id) && !asked.has(id)) {
        asked.add(id)
        const accounts = await (await this.parts.desk()).store.accounts.all()
        const connection = accounts.some((a) => a.connectionId === id) ? null : await this.parts.findConnection(id)
        if (connection) out.push(connection)
      }
      out.push(heard)
    }
    return out
  }
}

/** Notes that a line is carried out, in the transaction of what it does; false when it was before. Its key may say who gave it. */
const isNew = ({ store }: Desk, { key, at }: Given): Promise<boolean> => store.outbox.note(`done:${unnamed(key)}`, at)

/** Who did what was heard, where a person did. */
const speakerOf = (heard: Heard): Sender[] =>
  heard.type === 'connection' ? [heard.user] : 'from' in heard && typeof heard.from === 'object' ? [heard.from] : []
