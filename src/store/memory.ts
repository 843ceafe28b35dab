import { performance } from 'node:perf_hooks'

/** How long one goes by what one has read where others may have changed it, milliseconds. */
const SHARED_MS = 200

interface Kept {
  value: object
  /** By the clock that is never set. */
  readAt: number
}

/** Small tables that everything reads and hardly anything writes (settings, team, accounts), kept until one of them changes. */
export class Memory {
  private readonly kept: Map<string, Kept>
  private readonly isOwn: boolean
  private version = 0

  /** `isOwn`: nobody else can change them meanwhile. Otherwise they are soon read again. */
  constructor(isOwn: boolean, kept: ReadonlyMap<string, Kept> = new Map()) {
    this.isOwn = isOwn
    this.kept = new Map(kept)
  }

  /** Something was written since it was made. */
  get isChanged(): boolean {
    return this.version > 0
  }

  /** What a transaction remembers, in which nobody else can change anything: it begins with what is known here, if that holds. */
  branch(): Memory {
    return new Memory(true, this.isOwn ? this.kept : undefined)
  }

  /** What is kept under a name, or what `load` reads. The same object until it changes: callers must not alter it. */
  async recall<T extends object>(name: string, load: () => Promise<T>): Promise<Readonly<T>> {
    const known = this.kept.get(name)
    const readAt = performance.now()
    if (known && (this.isOwn || readAt - known.readAt < SHARED_MS)) return known.value as T
    const { version } = this
    const loaded = await load()
    const value = known && isSame(known.value, loaded) ? (known.value as T) : loaded
    // Changed while it was being read: good for this once, not for keeping.
    if (version === this.version) this.kept.set(name, { value, readAt })
    return value
  }

  /** Something was written. */
  forget(): void {
    this.version += 1
    this.kept.clear()
  }
}

const isSame = (one: object, other: object): boolean => text(one) === text(other)

const text = (value: object): string =>
  JSON.stringify(value instanceof Map ? [...value] : value, (_, part: unknown) =>
    typeof part === 'bigint' ? String(part) : part,
  )
