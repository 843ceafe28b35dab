/** Thrown at whoever still waits when the run has waited long enough. */
export class GaveUp extends Error {}

interface Hope {
  what: string
  look(): void
  giveUp(): void
}

/** Everything somebody waits to see. What never comes into sight is what is missing. */
export class Patience {
  readonly #hopes = new Set<Hope>()
  readonly missing: string[] = []
  #over = false

  /** Looks again at everything. */
  look(): void {
    for (const hope of [...this.#hopes]) hope.look()
  }

  /** Resolves with what `probe` finds as soon as it finds something. `what` is said when it never does. */
  until<T>(what: string, probe: () => T | undefined | null | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const found = probe()
      if (found) return resolve(found)
      if (this.#over) return reject(new GaveUp(what))
      const hope: Hope = {
        what,
        look: () => {
          const value = probe()
          if (!value) return
          this.#hopes.delete(hope)
          resolve(value)
        },
        giveUp: () => reject(new GaveUp(what)),
      }
      this.#hopes.add(hope)
    })
  }

  /** Nobody waits any longer. */
  end(): void {
    this.#over = true
    for (const hope of this.#hopes) {
      this.missing.push(hope.what)
      hope.giveUp()
    }
    this.#hopes.clear()
  }
}
