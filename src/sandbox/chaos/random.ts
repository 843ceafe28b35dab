/** Chance with a seed: the same plan every time. */
export interface Chance {
  /** 0 up to 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  pick<T>(list: readonly [T, ...T[]]): T
  /** True so often, 0 to 1. */
  happens(share: number): boolean
  /** One of the names, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
}

/** A stream of chance of its own for each name, so that one part's draws do not move another's. */
export function chance(seed: number, name: string): Chance {
  let state = [...name].reduce((sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 0x01000193), seed ^ 0x811c9dc5)
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
    happens: (share) => next() < share,
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const names = Object.keys(weights) as [K, ...K[]]
      const at = next() * names.reduce((sum, one) => sum + weights[one], 0)
      let upTo = 0
      for (const one of names) {
        upTo += weights[one]
        if (at < upTo) return one
      }
      return names[0]
    },
  }
}
