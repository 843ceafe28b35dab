const NOTE = /^\s*\/\//

/** Whether what was written among customers' topics is a note of the team as a whole: it begins as one. */
export const isNote = (text: string): boolean => NOTE.test(text)

/** What of an answer is meant for the customer: the lines that are no notes. */
export const withoutNotes = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !NOTE.test(line))
    .join('\n')

/** What the customer reads of an answer: in a topic its notes are left out on the way; a Business account sends what it says. */
export const asSent = (ref: string, text: string): string => (ref.startsWith('biz:') ? text : withoutNotes(text))
