import type { Dice } from '../month/random.ts'

type Holder = Record<string | number, unknown>

const DEEP = 600
const LONG = 100_000

/** Texts nobody should send, and somebody does. */
const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'ada\0 kak',
  '\ud83d',
  'x\udc00y',
  '\u202e\u200f\u2066 terbalik',
  'h\u0301\u0489\u0334'.repeat(40),
  '\u200b\u3164\u2060',
  '👩‍👩‍👧‍👦🇮🇩'.repeat(20),
  '<b>x</b></blockquote><script>&lt;&amp;amp;',
  '<!channel> <!here|x> <@U123> <#C1|y> <http://x|z> *b* _i_ `c`',
  '</code></pre>{{x}} %s %d',
  '\'; DROP TABLE "Message"; --',
  '__proto__',
  'constructor',
  '/kpi',
  '/status@FuzzBot',
  '=HYPERLINK("http://x")',
  'NaN',
  '9'.repeat(400),
  '1e999',
  '../../etc/passwd',
]

const HOSTILE_NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.5,
  255,
  2 ** 31,
  -(2 ** 31),
  2 ** 32 + 1,
  2 ** 53,
  -(2 ** 53),
  1e18,
  1e308,
  -1e308,
]
const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  '',
  '\0',
  '0',
]

/** What else may be put in a payload's place: pieces of others, and lines of commands. */
export interface Larder {
  pieces: readonly unknown[]
  lines: readonly string[]
}

/** A copy of a payload in which one to four things are not as they should be. */
export function mutated(payload: unknown, dice: Dice, larder: Larder): unknown {
  const root: Holder = { root: structuredClone(payload) }
  const left = { repeats: 1 }
  for (let times = dice.int(1, 4); times > 0; times -= 1) spoil(root, dice, larder, left)
  return root.root
}

/** Where people's own words and names stand. */
const WORDS = /^(text|caption|first_name|last_name|username|title|data|value)$/
/** So often it is one of those: most other things make an update unreadable, and it comes no further. */
const IN_WORDS = 0.3

/** Repeated within what is repeated, a payload grows without end: that is no platform's, and takes longest to write. */
function spoil(root: Holder, dice: Dice, larder: Larder, left: { repeats: number }): void {
  const all = spots(root)
  const worded = all.filter(([, name]) => WORDS.test(name))
  const [holder, key] = dice.pick(worded.length > 0 && dice.chance(IN_WORDS) ? worded : all)
  const value = holder[key]
  switch (
    dice.weighted({ drop: 3, set: 6, retype: 4, number: 3, swap: 3, rename: 2, repeat: 2, deep: 0.3, extra: 1 })
  ) {
    case 'drop':
      if (holder !== root) Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]
      return
    case 'set':
      return put(holder, key, hostile(dice, larder))
    case 'retype':
      return put(holder, key, retyped(value))
    case 'number':
      return put(holder, key, typeof value === 'number' ? bent(value, dice) : dice.pick(HOSTILE_NUMBERS))
    case 'swap':
      return put(holder, key, structuredClone(dice.pick(larder.pieces)))
    case 'rename':
      if (Array.isArray(holder) || holder === root) return
      delete holder[key]
      return put(holder, dice.pick(HOSTILE_KEYS), value)
    case 'repeat':
      if (left.repeats-- <= 0) return
      return put(
        holder,
        key,
        Array.from({ length: dice.int(2, 200) }, () => value),
      )
    case 'deep':
      return put(holder, key, deep(value, dice.chance(0.5)))
    case 'extra':
      if (Array.isArray(holder)) return
      return put(holder, dice.pick(HOSTILE_KEYS), hostile(dice, larder))
  }
}

/** Every place in it, by who holds it. */
function spots(root: Holder): [Holder, string][] {
  const found: [Holder, string][] = []
  const waiting: unknown[] = [root]
  while (waiting.length > 0 && found.length < 400) {
    const holder = waiting.shift()
    if (!isHolder(holder)) continue
    for (const key of Object.keys(holder)) {
      found.push([holder, key])
      waiting.push(holder[key])
    }
  }
  return found
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

/** As JSON brings it: `__proto__` is a field like any other. */
function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function hostile(dice: Dice, { lines }: Larder): unknown {
  switch (dice.weighted({ text: 6, number: 3, line: 3, thing: 3, long: 0.15 })) {
    case 'text':
      return dice.pick(HOSTILE_TEXTS)
    case 'number':
      return dice.pick(HOSTILE_NUMBERS)
    case 'line':
      return `${dice.pick(['/', '', '/sigap '])}${dice.pick(lines)} ${dice.pick(HOSTILE_TEXTS)}`
    case 'thing':
      return dice.pick([null, true, false, [], {}, [[]], [null], { id: {} }])
    case 'long':
      return dice.pick(['a', '🌸', '\u202e', '\n', '<', '/kpi ']).repeat(LONG / 2)
  }
}

function retyped(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return Number(value) || [value]
  if (Array.isArray(value)) return Object.fromEntries(value.entries())
  return isHolder(value) ? Object.entries(value) : { value }
}

/** The same number, elsewhere: another sign, another unit, another age. */
function bent(value: number, dice: Dice): number {
  return dice.pick([
    -value,
    value + 1,
    value - 1,
    value * 1000,
    Math.round(value / 1000),
    value + 0.5,
    value * 1e6,
    value + 31_536_000,
  ])
}

function deep(value: unknown, isList: boolean): unknown {
  let nested = value
  for (let level = 0; level < DEEP; level += 1) nested = isList ? [nested] : { blocks: nested, text: nested === null }
  return nested
}
