/** Accounts on platforms somebody is known by. */
export interface Accounts {
  telegramId?: string
  telegramName?: string
  slackId?: string
}

/** A name with the accounts written behind it, and the first word that looks like an account but is none. */
export interface Named {
  name: string
  accounts: Accounts
  bad: string | null
}

/**
 * Takes `Sari Dewi telegram:123456 slack:U0123ABC` apart. Telegram also by `telegram:@sari`, Slack also by a mention, whose
 * label is the name when no other is given.
 */
export function readNamed(text: string): Named {
  const named: Named = { name: '', accounts: {}, bad: null }
  let label = ''
  const names: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const slack = /^(?:slack:)?<@([A-Z0-9]+)(?:\|([^>]*))?>$/i.exec(word)
    const account = slack ? { slackId: slack[1]?.toUpperCase() } : readAccount(word)
    label ||= slack?.[2] ?? ''
    if (account) Object.assign(named.accounts, account)
    else if (/^(?:telegram|slack):/i.test(word)) named.bad ??= word
    else names.push(word)
  }
  return { ...named, name: names.join(' ') || label }
}

function readAccount(word: string): Accounts | null {
  const [, platform, id = ''] = /^(telegram|slack):(.+)$/i.exec(word) ?? []
  if (platform?.toLowerCase() === 'slack') return /^[UW][A-Z0-9]{2,}$/i.test(id) ? { slackId: id.toUpperCase() } : null
  const mentioned = /^tg:(\d{1,16})$/i.exec(word)?.[1]
  if (mentioned) return { telegramId: mentioned }
  if (/^\d{1,16}$/.test(id)) return { telegramId: id }
  return /^@[a-z]\w{3,}$/i.test(id) ? { telegramName: id.slice(1).toLowerCase() } : null
}
