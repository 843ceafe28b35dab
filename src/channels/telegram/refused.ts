/** Telegram will not post to that address: no https, no such host. Told at start as a problem of the settings. */
export class WebhookRefused extends Error {
  constructor(description: string) {
    super(`Telegram refuses it: ${description}`)
    this.name = 'WebhookRefused'
  }
}

/** Telegram does not know this bot: the token, or the address of the server, is wrong. Told at start as a problem of the settings. */
export class TelegramRefused extends Error {
  /** What Telegram answered: 401 for a token it does not know, 404 for one that is none or a server that is no Bot API. */
  readonly code: number

  constructor(code: number) {
    super(
      code === 404
        ? 'Telegram does not know this bot token (404); if TELEGRAM_API_ROOT is set, it may not be a Bot API server'
        : `Telegram refuses the bot token (${code})`,
    )
    this.name = 'TelegramRefused'
    this.code = code
  }
}
