import type { Clock } from '../../domain/time.ts'
import type { Activity } from './activity.ts'
import type { Events } from './events.ts'
import type { Faults } from './faults.ts'
import type { Hooks } from './hooks.ts'
import type { Ids } from './ids.ts'
import type { Limits } from './limits.ts'
import type { Sockets } from './sockets.ts'
import type { Team } from './team.ts'
import type { Uploads } from './uploads.ts'
import type { Views } from './views.ts'
import type { Workspace } from './workspace.ts'

/** Everything one local Slack is made of, as its methods and its people reach it. */
export interface World {
  readonly clock: Clock
  readonly ids: Ids
  readonly team: Team
  readonly tokens: { bot: string; app: string }
  readonly workspace: Workspace
  readonly sockets: Sockets
  readonly events: Events
  readonly views: Views
  readonly hooks: Hooks
  readonly uploads: Uploads
  readonly limits: Limits
  readonly faults: Faults
  readonly activity: Activity
  /** Where the server listens, `127.0.0.1:PORT`. */
  readonly host: string
}
