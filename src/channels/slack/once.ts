const MOST_KEPT = 2000

/** Does a thing once for each key, however often it is asked; what failed may be asked for again. */
export class Once {
  readonly #done = new Map<string, Promise<void>>()

  run(key: string, work: () => Promise<void>): Promise<void> {
    const known = this.#done.get(key)
    if (known) return known
    const running = work()
    this.#done.set(key, running)
    running.catch(() => this.#done.delete(key))
    const [oldest] = this.#done.keys()
    if (this.#done.size > MOST_KEPT && oldest !== undefined) this.#done.delete(oldest)
    return running
  }
}
