import { isHarmless } from './contexts.ts'
import { type Disguised, disguisesIn } from './disguise.ts'
import type { Finding } from './finding.ts'
import { type Lexicon, RUDE_EMOJI } from './lexicon.ts'
import { type Phrase, phrasesIn } from './phrases.ts'
import type { Word } from './words.ts'

type Kind = Pick<Finding, 'rule' | 'severity' | 'term'>

/** Rude words and phrases in a message, and condescending ones; each once, where it is first said. */
export function rudenessIn(text: string, words: readonly Word[], lexicon: Lexicon): Finding[] {
  const judged = withoutAllowed(words, lexicon)
  const findings = [...phraseFindings(text, judged, lexicon), ...wordFindings(text, judged, lexicon)]
  const emoji = text.indexOf(RUDE_EMOJI)
  const kind: Kind = { rule: 'rude', severity: 'strong', term: RUDE_EMOJI }
  if (emoji >= 0) findings.push(finding(text, emoji, emoji + RUDE_EMOJI.length, kind))
  return findings.filter((each) => !findings.some((other) => covers(other, each)))
}

/** The words of what the shop allows say nothing, neither alone nor as part of a phrase. */
function withoutAllowed(words: readonly Word[], { allowed }: Lexicon): readonly Word[] {
  const judged = [...words]
  for (const { from, to } of phrasesIn(words, allowed))
    for (let index = from; index <= to; index++) judged[index] = { ...words[index]!, plain: '', key: '' }
  return judged
}

function* phraseFindings(text: string, words: readonly Word[], { phrases }: Lexicon): Generator<Finding> {
  const said = new Set<Phrase>()
  for (const book of phrases) {
    for (const { phrase, from, to } of phrasesIn(words, book)) {
      if (said.has(phrase)) continue
      said.add(phrase)
      const term = words
        .slice(from, to + 1)
        .map(({ key }) => key)
        .join(' ')
      yield finding(text, words[from]!.start, words[to]!.end, { rule: phrase.rule, severity: phrase.severity, term })
    }
  }
}

function* wordFindings(text: string, words: readonly Word[], lexicon: Lexicon): Generator<Finding> {
  const said = new Set<string>()
  const plain: Disguised[] = words.map((word, index) => ({ ...word, index })).filter((word) => !isHandle(text, word))
  const candidates = [...plain, ...disguisesIn(text, words)].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const word of candidates) {
    const entry = lexicon.entryOf(word.plain)
    if (entry === undefined || said.has(entry.term) || isHarmless(entry.spelling, words, word.index)) continue
    said.add(entry.term)
    yield finding(text, word.start, word.end, { rule: 'rude', severity: entry.severity, term: entry.term })
  }
}

const finding = (text: string, start: number, end: number, kind: Kind): Finding => ({
  ...kind,
  quote: text.slice(start, end),
  at: [start, end],
})

/** A user name or an e-mail address says nothing to anybody. */
const isHandle = (text: string, { start, end }: Word): boolean =>
  text.charAt(start - 1) === '@' || (text.charAt(end) === '@' && /[\p{L}\p{N}]/u.test(text.charAt(end + 1)))

/** A word inside a phrase that is a finding anyway is not a second one, unless it is the worse. */
function covers(phrase: Finding, part: Finding): boolean {
  if (phrase === part || (part.severity === 'strong' && phrase.severity !== 'strong')) return false
  const [inside, around] = [part.at[1] - part.at[0], phrase.at[1] - phrase.at[0]]
  return phrase.at[0] <= part.at[0] && part.at[1] <= phrase.at[1] && inside < around
}
