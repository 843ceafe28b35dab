/** What people type to be asked no more, without the words of address around it. */
const PHRASES: ReadonlySet<string> = new Set(
  `jangan tanya lagi, jangan tanya, jangan tanya tanya lagi, jangan tanyai lagi, jangan tanya saya lagi, jgn tanya lagi,
  jgn tanya, jangan kirim survei lagi, jangan kirim survey lagi, jangan kirim survei, jangan kirim survey,
  jgn kirim survei lagi, jgn kirim survey lagi, stop survei, stop survey, stop tanya, berhenti survei, hentikan survei,
  tidak mau disurvei lagi, gak mau disurvei lagi, tidak mau ditanya lagi, gak mau ditanya lagi,
  stop surveys, stop asking, stop asking me, dont ask again, dont ask me again, do not ask again, do not ask me again,
  dont ask anymore, no more survey, no more surveys, unsubscribe`
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' ')),
)

const AROUND: ReadonlySet<string> = new Set(
  'kak kakak min admin gan sis mas mbak pak bu ya dong deh tolong mohon please pls maaf sorry terima kasih makasih thanks'.split(
    ' ',
  ),
)
const LONGEST = 120

/** Whether a whole message asks for nothing but to be surveyed no more. */
export function isOptOut(text: string): boolean {
  if (text.length > LONGEST) return false
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’`]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return PHRASES.has(words.filter((word) => !AROUND.has(word)).join(' '))
}
