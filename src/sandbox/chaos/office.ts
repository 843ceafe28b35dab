import { setTimeout as sleep } from 'node:timers/promises'
import type { Message } from '../slack/index.ts'
import type { World } from './customer.ts'
import { chance } from './random.ts'

const OWNER_PAUSE_MS = [400, 3000] as const

/** The owner at work: commands in Telegram and Slack, until the run begins to close. */
export async function lead(world: World, seed: number, isOver: () => boolean): Promise<void> {
  const luck = chance(seed, 'owner')
  for (let n = 1; !isOver(); n += 1) {
    const what = luck.weighted({ waiting: 3, slash: 2, mention: 2, look: 2 })
    await sleep(luck.int(...OWNER_PAUSE_MS))
    if (what === 'waiting') ask(world, '/waiting')
    if (what === 'slash') await hire(world, `Kasir${n}`, 'slash')
    if (what === 'mention') await hire(world, `Gudang${n}`, 'mention')
    if (what === 'look') await slash(world, 'waiting')
  }
}

function ask({ place, ledger }: World, line: string): void {
  const { message_id } = place.telegram.send(place.owner.telegram, line, { chat: place.alerts })
  ledger.commands.set(`${place.alerts.id}/${message_id}`, line)
}

/** Somebody is put on the team, which must happen once; a mention is delivered until it is taken. */
async function hire(world: World, name: string, how: 'slash' | 'mention'): Promise<void> {
  const { place, ledger } = world
  const person = place.telegram.user({ firstName: name })
  const line = `admin add ${name} telegram:${person.id}`
  if (how === 'mention') {
    const { ts } = place.slack.mention(place.channel, place.owner.slack, line)
    const refused = () => place.slack.messages(place.channel, ts).some(saysItFailed)
    ledger.hired.push({ name, takenAt: Date.now(), early: false, refused })
    return
  }
  const taken = await slash(world, line)
  const refused = () => taken?.seen.some(saysItFailed) === true
  ledger.hired.push({ name, takenAt: taken && Date.now(), early: (taken?.ackMs ?? 0) >= EARLY_MS, refused })
}

/** A command that is not done by then is acknowledged all the same, for Slack waits no longer. */
const EARLY_MS = 2400
/** Whoever is told that something broke is told its number. */
const saysItFailed = ({ byBot, text }: Message): boolean => byBot && /\bS-[0-9A-F]{6}\b/.test(text)

/** What was acknowledged is done, unless more is said; null: people see an error, and may try again. */
async function slash({ place, ledger }: World, line: string): Promise<Taken | null> {
  ledger.count('slash commands')
  return place.slack.slash(place.owner.slack, place.channel, '/sigap', line).catch(() => null)
}

type Taken = Awaited<ReturnType<World['place']['slack']['slash']>>
