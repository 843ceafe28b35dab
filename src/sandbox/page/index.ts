import { once } from 'node:events'
import { FastClock } from '../clock.ts'
import { castOf, OPENING, playMorning, SHOP } from '../morning.ts'
import { openStage } from '../stage.ts'
import { Playground } from './playground.ts'
import { servePlayground } from './server.ts'

/** Serves a page to play customer, admin and owner on, until SIGINT or SIGTERM. The morning is played first. */
export async function servePage(port: number, write: (text: string) => void): Promise<void> {
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const opened = await openPage(port)
  write(`\nToko Sari Rasa is open: ${opened.address}\nPlay customer, admin and owner there. Ctrl+C closes it.\n\n`)
  await stopped
  await opened.close()
}

export interface OpenPage {
  address: string
  /** Resolves when the morning has been played and the shop's time runs by itself. */
  ready: Promise<void>
  close(): Promise<void>
}

/** The page and the shop behind it. The morning goes by in a few seconds; from then on the shop's time is real time. */
export async function openPage(port: number): Promise<OpenPage> {
  const clock = new FastClock(OPENING, 0)
  const stage = await openStage({ clock, env: SHOP })
  const cast = castOf(stage)
  const playground = new Playground(stage, cast)
  const server = await servePlayground(playground, port).catch(async (error: unknown) => {
    await stage.close()
    throw error
  })
  let closing = false
  const ready = playMorning(stage, cast).then(
    () => clock.run(1),
    (error: unknown) => {
      if (!closing) throw error
    },
  )
  return {
    address: server.address,
    ready,
    async close() {
      closing = true
      await server.close()
      await stage.close()
      await ready.catch(() => {})
    },
  }
}
