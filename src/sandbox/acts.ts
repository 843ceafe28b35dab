/** What leaves no message everybody sees: a press, a typed slash command, what only one person is shown for a moment. */
export type Act = { by: string; in: { telegram: number; thread?: number } | { slack: string } } & (
  | { presses: string }
  | { types: string }
  | { shows: string; to: string }
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
