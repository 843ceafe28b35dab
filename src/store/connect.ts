import { Client, type ClientBase, type ClientConfig } from 'pg'

const CONNECT_MS = 3000

/** A server that hangs up fails what is asked of that connection next; unheard, it would end the process. */
export function survive(connection: ClientBase): void {
  connection.on('error', () => {})
}

/** A connection to a PostgreSQL server for one user alone, who must end it. */
export async function connect(url: string, config: ClientConfig = {}): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS, ...config })
  survive(client)
  await client.connect()
  return client
}
