/**
 * Small tables that everything reads and hardly anything writes (settings, team, accounts), kept until one of them changes.
 * One process owns a shop's file, so nobody else can change them.
 */
export class Memory {
  private readonly kept = new Map<string, unknown>()
  private version = 0

  /** What is kept under a name, or what `load` reads. The same object until it changes: callers must not alter it. */
  async recall<T extends object>(name: string, load: () => Promise<T>): Promise<Readonly<T>> {
    const known = this.kept.get(name)
    if (known) return known as T
    const { version } = this
    const loaded = await load()
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
