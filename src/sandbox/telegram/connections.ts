import type { BusinessConnection } from 'grammy/types'
import { DAY_MS, type Instant } from '../../domain/time.ts'
import { bad, forbidden } from './refusal.ts'
import type { Room } from './rooms.ts'

/** Business accounts connected to the bot, now and before: a new connection of the same account has a new id. */
export class Connections {
  private readonly all = new Map<string, BusinessConnection>()
  private count = 0

  nextId(): string {
    this.count += 1
    return `business-${this.count}`
  }

  save(connection: BusinessConnection): void {
    this.all.set(connection.id, connection)
  }

  get(id: string): BusinessConnection {
    const connection = this.all.get(id)
    if (!connection) throw bad('BUSINESS_CONNECTION_INVALID')
    return connection
  }

  /** The account whose connection this is, if the bot may write through it into this room now. */
  mayReply(id: string, room: Room, now: Instant): BusinessConnection {
    const connection = this.get(id)
    if (!connection.is_enabled) throw bad('BUSINESS_CONNECTION_INVALID')
    if (!connection.rights?.can_reply) throw forbidden('BOT_ACCESS_FORBIDDEN')
    if (room.lastIncomingAt === null || now - room.lastIncomingAt > DAY_MS) throw bad('BUSINESS_PEER_USAGE_MISSING')
    return connection
  }
}
