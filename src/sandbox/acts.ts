/** What somebody did that leaves no message behind: a press, a typed slash command, what the bot flashed in answer. */
export type Act = { by: string; in: { telegram: number; thread?: number } | { slack: string } } & (
  | { presses: string }
  | { types: string }
  | { flashes: string }
)

/** Tells whoever writes down what happens of the acts the platforms keep no message of. */
export class Acts {
  readonly #listeners = new Set<(act: Act) => void>()

  on(listener: (act: Act) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(act: Act): void {
    for (const listener of [...this.#listeners]) listener(act)
  }
}
