import type { webApi } from '@slack/bolt'
import type { Address, Courier, Outcome, Parcel } from '../../chat/parcel.ts'
import type { Reply } from '../../chat/reply.ts'
import { type Log, said } from './log.ts'
import { isAboutBlocks, outcomeOf } from './outcome.ts'
import { type Rendered, render, renderBare, renderText } from './render.ts'

/** Posts and edits messages in Slack, each call once; trying again is the outbox's decision. */
export function slackCourier(client: webApi.WebClient, log: Log): Courier {
  const directChats = new Map<string, string>()
  return {
    async deliver(parcel) {
      try {
        if (parcel.to.platform !== 'slack') return refused('not for Slack')
        if (parcel.do === 'post') return await post(client, parcel)
        if (parcel.do === 'edit') return await edit(client, parcel, directChats)
        if (parcel.do === 'file') return await upload(client, parcel, directChats)
        return refused(`Slack knows no ${parcel.do}`)
      } catch (error) {
        log.error({ do: parcel.do }, `a message for Slack could not be made: ${said(error)}`)
        return refused('could not be made')
      }
    },
  }
}

/** Sends a reply as it should look, then plainer and plainer while Slack refuses how it looks. */
export async function inSimplerForms(reply: Reply, send: (form: Rendered) => Promise<Outcome>): Promise<Outcome> {
  const outcome = await send(render(reply))
  if (!isAboutBlocks(outcome)) return outcome
  const plainer = await send(renderBare(reply))
  return isAboutBlocks(plainer) ? send(renderText(reply)) : plainer
}

async function post(client: webApi.WebClient, parcel: Parcel & { do: 'post' }): Promise<Outcome> {
  const { to, reply, replyTo } = parcel
  const outcome = await inSimplerForms(reply, (form) => say(client, to, to.thread ?? replyTo, form))
  // What is answered has been deleted; the answer itself still has something to say.
  const unanswerable = outcome.is === 'refused' && outcome.because === 'thread-gone' && to.thread === undefined
  return unanswerable ? inSimplerForms(reply, (form) => say(client, to, undefined, form)) : outcome
}

function say(client: webApi.WebClient, to: Address, thread: string | undefined, form: Rendered): Promise<Outcome> {
  const blocks = form.blocks.length > 0 ? { blocks: form.blocks } : {}
  const message = { channel: to.chat, text: form.text, thread_ts: thread, ...blocks }
  const user = to.onlyFor?.userId
  return attempt(async () => {
    if (user !== undefined) return (await client.chat.postEphemeral({ ...message, user })).message_ts
    const quiet = { unfurl_links: false, unfurl_media: false, mrkdwn: false }
    return (await client.chat.postMessage({ ...message, ...quiet })).ts
  })
}

async function edit(
  client: webApi.WebClient,
  parcel: Parcel & { do: 'edit' },
  directChats: Map<string, string>,
): Promise<Outcome> {
  const { to, receipt, reply } = parcel
  if (to.onlyFor) return refused('Slack cannot edit what only one person sees')
  const opened = await channelOf(client, to.chat, directChats)
  if (opened.is !== 'done') return opened
  return inSimplerForms(reply, ({ text, blocks }) =>
    attempt(
      async () => (await client.chat.update({ channel: opened.receipt, ts: receipt, text, blocks })).ts ?? receipt,
    ),
  )
}

/** Slack takes a file in three calls; only the last makes it seen. */
async function upload(
  client: webApi.WebClient,
  { to, file: { name, text, caption } }: Parcel & { do: 'file' },
  directChats: Map<string, string>,
): Promise<Outcome> {
  const opened = await channelOf(client, to.chat, directChats)
  if (opened.is !== 'done') return opened
  const initial_comment = renderText({ body: [{ text: caption }] }).text
  return attempt(async () => {
    const { files } = await client.filesUploadV2({
      channel_id: opened.receipt,
      filename: name,
      file: Buffer.from(text),
      initial_comment,
    })
    return files[0]?.files?.[0]?.id
  })
}

/** A message may be posted to a person's id, but is edited in the direct chat that was opened by it. */
async function channelOf(client: webApi.WebClient, chat: string, known: Map<string, string>): Promise<Outcome> {
  const found = /^[UW]/.test(chat) ? known.get(chat) : chat
  if (found !== undefined) return { is: 'done', receipt: found }
  const outcome = await attempt(async () => (await client.conversations.open({ users: chat })).channel?.id)
  if (outcome.is === 'done') known.set(chat, outcome.receipt)
  return outcome
}

async function attempt(call: () => Promise<string | undefined>): Promise<Outcome> {
  try {
    const receipt = await call()
    return receipt === undefined ? { is: 'unknown', why: 'answer without a receipt' } : { is: 'done', receipt }
  } catch (error) {
    return outcomeOf(error)
  }
}

const refused = (why: string): Outcome => ({ is: 'refused', because: 'other', why })
