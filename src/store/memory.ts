/** Small tables that everything reads and hardly anything writes (settings, team, accounts), kept until one of them changes. */
export class Memory {
  private readonly kept = new Map<string, unknown>()
  private readonly isOwn: boolean
  private version = 0

  /** `isOwn`: nobody else can change them meanwhile. Otherwise they are read each time. */
  constructor(isOwn: boolean) {
    this.isOwn = isOwn
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

  /** Something was written, or taken back with its transaction. */
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
