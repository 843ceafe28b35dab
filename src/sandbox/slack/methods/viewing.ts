import { isFields, optional, required, structured } from '../args.ts'
import { paces } from '../limits.ts'
import { ApiError, type Fields } from '../model.ts'
import { type Method, method } from './method.ts'

/** `views.*`: modals and the Home tab. */
export const viewing: Record<string, Method> = {
  'views.open': method(['trigger_id', 'view'], paces.tier4, (args, { views, clock }) => {
    const user = views.redeem(required(args, 'trigger_id'), clock.now())
    return { view: views.onWire(views.open(user, bodyOf(args))) }
  }),
  'views.update': method(['view_id', 'view', 'hash'], paces.tier4, (args, { views }) => {
    const view = views.replace(required(args, 'view_id'), bodyOf(args), optional(args, 'hash'))
    return { view: views.onWire(view) }
  }),
  'views.publish': method(['user_id', 'view', 'hash'], paces.tier4, (args, { views, workspace }) => {
    const user = required(args, 'user_id')
    if (!workspace.people.has(user)) throw new ApiError('user_not_found')
    return { view: views.onWire(views.publish(user, bodyOf(args), optional(args, 'hash'))) }
  }),
}

function bodyOf(args: Fields): Fields {
  const view = structured(args, 'view', 'invalid_arguments')
  if (!isFields(view)) throw new ApiError('invalid_arguments', ['[ERROR] missing required field: view'])
  return view
}
