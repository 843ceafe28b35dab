import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a local server that can be shut for good, as if the process behind it had been killed. */
export interface Door {
  /** `http://127.0.0.1:PORT`, no trailing slash. */
  address: string
  /** Cuts every connection at once and lets nobody through any more. */
  slam(): void
}

/** Opens a door to the server of an `http://127.0.0.1:PORT` address. */
export async function openDoor(to: string): Promise<Door> {
  const behind = Number(new URL(to).port)
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const inner = connect(behind, '127.0.0.1')
    for (const [one, other] of [
      [client, inner],
      [inner, client],
    ] as const) {
      open.add(one)
      one.setNoDelay(true)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slam() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
