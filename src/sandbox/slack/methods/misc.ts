import { required } from '../args.ts'
import { paces } from '../limits.ts'
import { ApiError } from '../model.ts'
import { type Method, messageOf, method, writableRoomOf } from './method.ts'

/** Who the token belongs to, where the sockets are, reactions and pins. */
export const misc: Record<string, Method> = {
  'auth.test': method([], paces.lenient, (_, { team }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.domain,
    user: team.botName,
    team_id: team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    is_enterprise_install: false,
  })),
  'apps.connections.open': {
    args: [],
    pace: paces.connecting,
    token: 'app',
    run: (_, { host, sockets, team }) => ({
      url: `ws://${host}/link/?ticket=${sockets.ticket()}&app_id=${team.appId}`,
    }),
  },
  'reactions.add': method(['channel', 'timestamp', 'name'], paces.tier3, (args, world) => {
    const message = messageOf(args, world, writableRoomOf(args, world), 'timestamp')
    const name = required(args, 'name')
    if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new ApiError('invalid_name')
    world.workspace.react(message, world.team.botUserId, name)
    return {}
  }),
  'pins.add': method(['channel', 'timestamp'], paces.tier2, (args, world) => {
    const message = messageOf(args, world, writableRoomOf(args, world), 'timestamp')
    if (message.pinned) throw new ApiError('already_pinned')
    message.pinned = true
    return {}
  }),
}
