import { ApiError, type Fields } from '../model.ts'

/** Refuses a modal or Home tab Slack would refuse. */
export function checkView(body: Fields, kind: 'modal' | 'home'): void {
  if (body.type !== kind)
    throw new ApiError('invalid_arguments', ['[ERROR] unsupported type [json-pointer:/view/type]'])
}
