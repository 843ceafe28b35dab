type Write = (details: object, message: string) => void

/** The part of the log the channel writes to; never given anything that holds the token. */
export interface Log {
  debug: Write
  info: Write
  warn: Write
  error: Write
}
