import { among, called, flag, kinds, maybe, object, type Shape, text } from './shape.ts'

/** Plain text of at most `max` characters. */
export function plain(max: number): Shape {
  return object({ type: called('plain_text'), text: text(max), emoji: maybe(flag) })
}

/** Text in Slack's own markup of at most `max` characters. */
export function mrkdwn(max: number): Shape {
  return object({ type: called('mrkdwn'), text: text(max), verbatim: maybe(flag) })
}

/** Either of the two. */
export function anyText(max: number): Shape {
  return kinds({ plain_text: plain(max), mrkdwn: mrkdwn(max) })
}

/** A `block_id` or `action_id`. */
export const identifier = text(255)

/** "Are you sure?" before a press counts. */
export const confirmation = object({
  title: maybe(plain(100)),
  text: anyText(300),
  confirm: maybe(plain(30)),
  deny: maybe(plain(30)),
  style: maybe(among('primary', 'danger')),
})

const slackFile = object({ id: maybe(text()), url: maybe(text()) }, (file, at, problems) => {
  if ((file.id === undefined) === (file.url === undefined)) problems.add('must have exactly one of id and url', at)
})

/** An image by address or by Slack file, never both; `more` are the fields of its kind. */
export function image(more: Parameters<typeof object>[0] = {}): Shape {
  const fields = {
    type: called('image'),
    alt_text: text(2000),
    image_url: maybe(text(3000)),
    slack_file: maybe(slackFile),
    ...more,
  }
  return object(fields, (value, at, problems) => {
    if ((value.image_url === undefined) === (value.slack_file === undefined)) {
      problems.add('must have exactly one of image_url and slack_file', at)
    }
  })
}
