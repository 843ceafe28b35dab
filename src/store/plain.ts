/** A row with Prisma's BigInt columns as numbers; instants and orders stay far below 2^53. */
export type Plain<T> = {
  [K in keyof T]: T[K] extends bigint ? number : T[K] extends bigint | null ? number | null : T[K]
}

export function plain<T extends object>(row: T): Plain<T> {
  const out: Record<string, unknown> = Object.fromEntries(Object.entries(row))
  for (const [key, value] of Object.entries(out)) if (typeof value === 'bigint') out[key] = Number(value)
  return out as Plain<T>
}
