import type { Customer, Scenario, Teammate } from '../support/scenario.ts'
import { slackOf } from './asking.ts'

/** What a spreadsheet reads from a file by commas. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, end] of text.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push((quoted ?? '').replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

export interface SentFile {
  name: string
  text: string
  caption: string
  chat: number
}

/** Files the bot has sent on Telegram, oldest first. */
export async function filesOnTelegram({ telegram, stage }: Scenario): Promise<SentFile[]> {
  const { TELEGRAM_API_ROOT: root, TELEGRAM_BOT_TOKEN: token } = stage.env
  const sent = telegram.calls('sendDocument').filter(({ ok }) => ok)
  return Promise.all(
    sent.map(async ({ result, params }) => {
      const { document } = result as { document: { file_id: string; file_name: string } }
      const asked = await fetch(`${root}/bot${token}/getFile?file_id=${document.file_id}`)
      const { result: file } = (await asked.json()) as { result: { file_path: string } }
      const bytes = await (await fetch(`${root}/file/bot${token}/${file.file_path}`)).arrayBuffer()
      return {
        name: document.file_name,
        text: Buffer.from(bytes).toString('utf8'),
        caption: String(params.caption),
        chat: Number(params.chat_id),
      }
    }),
  )
}

/** Files the bot has shared with somebody in Slack. */
export function filesInSlack({ slack }: Scenario, who: Teammate): SentFile[] {
  return slack
    .messages(slack.im(slackOf(who)))
    .flatMap(({ files = [], text }) =>
      files.map(({ name, text: words }) => ({ name, text: words ?? '', caption: text, chat: 0 })),
    )
}

/** A customer of whom there is something in every table, and who has had every reason to be told of. */
export async function richHistory(shop: Scenario, sari: Teammate, dewi: Customer): Promise<void> {
  await dewi.says('Kak, mau 2 kaos merah. Nama saya Dewi Lestari, HP 0812-3456-7890')
  await shop.advance('31m')
  await sari.answers(dewi, 'Siap kak Dewi, dikirim ke Jalan Melati 7 ya')
  await sari.writes('// rumahnya pagar hijau', dewi)
  await sari.writes('/order A-1 150rb 2 kaos merah', dewi)
  await sari.writes('/order A-1 paid', dewi)
  await sari.writes('/order a-1 shipped JNE RESI778899', 'private')
  await sari.answers(dewi, 'Kamu goblok ya kak')
  await sari.writes('/resolve', dewi)
  await shop.advance('2m')
  await dewi.presses('1')
  await dewi.says('Adminnya kasar sekali')
}
