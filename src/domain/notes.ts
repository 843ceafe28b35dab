const NOTE = /^\s*\/\//

/** Whether what was written among customers' topics is a note of the team as a whole: it begins as one. */
export const isNote = (text: string): boolean => NOTE.test(text)

/** What of an answer is meant for the customer: the lines that are no notes. */
export const withoutNotes = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !NOTE.test(line))
    .join('\n')
