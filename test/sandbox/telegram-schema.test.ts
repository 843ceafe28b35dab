import { existsSync, readFileSync } from 'node:fs'
import { InputFile } from 'grammy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, stage } from './telegram-support.ts'

const SCHEMA = '../shared/specs/telegram-bot-api-10.2.json'
const ADDITIONS = '../shared/specs/telegram-additions.json'

interface Field {
  name: string
  type: string
  required?: boolean
}
type Types = Map<string, Map<string, Field>>

/** Types by name, with what the newer types add; abstract types (unions) have no fields and accept anything. */
function readTypes(): Types {
  const { items } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as {
    items: { children: { name: string; category: string; annotations?: Field[] }[] }[]
  }
  const types: Types = new Map()
  for (const child of items.flatMap((item) => item.children)) {
    if (child.category !== 'types') continue
    types.set(child.name, new Map((child.annotations ?? []).map((field) => [field.name, field])))
  }
  const { types: added } = JSON.parse(readFileSync(ADDITIONS, 'utf8')) as { types: Record<string, object> }
  for (const [name, fields] of Object.entries(added)) {
    const known = types.get(name) ?? new Map<string, Field>()
    for (const field of Object.keys(fields)) known.set(field, { name: field, type: 'Anything' })
    types.set(name, known)
  }
  return types
}

const PLAIN: Record<string, (value: unknown) => boolean> = {
  Integer: Number.isSafeInteger,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
}

/** Every way `value` departs from the type, as paths. */
function faults(types: Types, type: string, value: unknown, path: string): string[] {
  const list = /^Array of (.*)$/.exec(type)
  if (list) {
    if (!Array.isArray(value)) return [`${path}: no list`]
    return value.flatMap((one, i) => faults(types, list[1] ?? '', one, `${path}[${i}]`))
  }
  const plain = PLAIN[type]
  if (plain) return plain(value) ? [] : [`${path}: no ${type}`]
  const fields = types.get(type)
  if (!fields || fields.size === 0) return []
  if (typeof value !== 'object' || value === null) return [`${path}: no ${type}`]
  const given = Object.entries(value)
  return [
    ...[...fields.values()].filter((f) => f.required && !(f.name in value)).map((f) => `${path}.${f.name}: missing`),
    ...given.flatMap(([name, inner]) => {
      const field = fields.get(name)
      return field ? faults(types, field.type, inner, `${path}.${name}`) : [`${path}.${name}: unknown`]
    }),
  ]
}

describe.skipIf(!existsSync(SCHEMA) || !existsSync(ADDITIONS))('held against the schema of the Bot API', () => {
  let s: Stage
  let types: Types
  beforeAll(async () => {
    s = await stage()
    types = readTypes()
  })
  afterAll(() => s.telegram.close())

  it('which notices what is missing, unknown or of the wrong type', () => {
    const message = { message_id: '1', date: 1, chat: { id: 1, type: 'private' }, photo: [{ file_id: 'x' }], txet: 'x' }
    expect(faults(types, 'Update', { message }, 'u')).toEqual([
      'u.update_id: missing',
      'u.message.message_id: no Integer',
      'u.message.photo[0].file_unique_id: missing',
      'u.message.photo[0].width: missing',
      'u.message.photo[0].height: missing',
      'u.message.txet: unknown',
    ])
  })

  it('updates of every kind people cause', async () => {
    const { telegram, api } = s
    await api.getUpdates({ allowed_updates: [] })
    const dewi = telegram.user({ firstName: 'Dewi', lastName: 'S', username: 'dewi_s', languageCode: 'id' })
    const sari = telegram.user({ firstName: 'Sari' })
    const inbox = telegram.supergroup({ title: 'Inbox', forum: true, owner: sari })
    const first = telegram.send(dewi, '/start halo @sari https://toko.id #promo')
    telegram.edit(first, 'halo')
    telegram.album(dewi, [{ photo: 'a.jpg', caption: 'x' }, { video: 'b.mp4' }])
    for (const content of [{ voice: 3 }, { sticker: '👍' }, { document: 'a.pdf' }] as const)
      telegram.send(dewi, content)
    telegram.send(dewi, { location: { latitude: 1, longitude: 2 } }, { forwardedFrom: sari })
    telegram.send(dewi, { contact: { phone_number: '1', first_name: 'D' } }, { replyTo: first.message_id })
    const thread = telegram.openTopic(inbox, sari, 'Dewi')
    telegram.send(sari, 'ya', { chat: inbox, thread, anonymous: true })
    telegram.renameTopic(inbox, sari, thread, 'Dewi S')
    telegram.closeTopic(inbox, sari, thread)
    telegram.reopenTopic(inbox, sari, thread)
    telegram.join(inbox, [dewi])
    telegram.leave(inbox, dewi)
    telegram.botRole(inbox, sari, 'member')
    telegram.botRole(inbox, sari, 'administrator')
    telegram.migrate(telegram.group({ title: 'Tim' }), sari)
    telegram.block(dewi)
    telegram.unblock(dewi)
    const connection = telegram.businessConnect(sari)
    const asked = telegram.businessSend(connection, dewi, 'ready?')
    telegram.businessEdit(asked, 'ready ga?')
    telegram.businessSend(connection, sari, 'tutup', { customer: dewi, offline: true, byBot: telegram.bot })
    telegram.businessDelete([asked])
    telegram.businessDisconnect(connection)
    const sent = await api.sendMessage(dewi.id, 'Puas?', {
      reply_markup: { inline_keyboard: [[{ text: '5', callback_data: 'vote 5', style: 'success' }]] },
    })
    void telegram.press(dewi, sent, '5')
    const updates = await api.getUpdates()
    expect(updates.length).toBeGreaterThan(25)
    expect(updates.flatMap((update) => faults(types, 'Update', update, Object.keys(update)[1] ?? ''))).toEqual([])
  })

  it('what the methods return', async () => {
    const { telegram, api } = s
    const budi = telegram.user({ firstName: 'Budi' })
    const team = telegram.supergroup({ title: 'Tim', forum: true, owner: budi })
    const text = await api.sendMessage(team.id, '<b>a</b> <tg-time unix="1" format="r">b</tg-time>', {
      parse_mode: 'HTML',
    })
    const html = `<h1>x</h1><p>a <b>b</b><br>c</p><table bordered><tr><th>a</th><td>b</td></tr></table><ul><li>x</li></ul>
      <details><summary>s</summary>d</details><hr/><pre>p</pre><footer>f</footer><blockquote>q</blockquote>`
    const results: [string, unknown][] = [
      ['User', await api.getMe()],
      ['Message', text],
      ['Message', await api.sendRichMessage(team.id, { html })],
      ['Message', await api.sendPhoto(team.id, new InputFile(Buffer.from('x')), { caption: 'y' })],
      ['Message', await api.sendDocument(team.id, new InputFile(Buffer.from('x'), 'x.csv'))],
      ['Message', await api.forwardMessage(team.id, team.id, text.message_id)],
      ['Message', await api.editMessageText(team.id, text.message_id, 'c')],
      ['MessageId', await api.copyMessage(team.id, team.id, text.message_id)],
      ['ForumTopic', await api.createForumTopic(team.id, 'x')],
      ['ChatFullInfo', await api.getChat(team.id)],
      ['ChatMemberOwner', await api.getChatMember(team.id, budi.id)],
      ['ChatMemberAdministrator', await api.getChatMember(team.id, telegram.bot.id)],
      ['WebhookInfo', await api.getWebhookInfo()],
    ]
    expect(results.flatMap(([type, value]) => faults(types, type, value, type))).toEqual([])
  })
})
