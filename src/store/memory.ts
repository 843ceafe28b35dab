/** Small tables that everything reads and hardly anything writes (settings, team, accounts), kept until one of them changes. */
export class Memory {
  private readonly kept: Map<string, unknown>
  private readonly isOwn: boolean
  private version = 0

  /** `isOwn`: nobody else can change them meanwhile. Otherwise they are read each time. */
  constructor(isOwn: boolean, kept: ReadonlyMap<string, unknown> = new Map()) {
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
    const known = this.kept.get(name) as T | undefined
    if (known && this.isOwn) return known
    const { version } = this
    const loaded = await load()
    if (known && isSame(known, loaded)) return known
    // Changed while it was being read: good for this once, not for keeping.
    if (version === this.version) this.kept.set(name, loaded)
    return loaded
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
