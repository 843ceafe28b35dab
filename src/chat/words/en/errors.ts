import type { Role } from '../../../domain/people.ts'
import type { Words } from '../index.ts'

const MAY: Record<Role, string> = {
  owner: 'the owner',
  lead: 'the owner and leads',
  admin: 'people on the team',
}

export const errors: Words['errors'] = {
  mayOnly: (command, role) => `Sorry, ${command} is only for ${MAY[role]}.`,
  newcomer: {
    telegram: (line) => `To be on it, answer one customer in the inbox, or ask the owner to type: ${line}`,
    slack: (line) => `To be on it, ask the owner to type: ${line}`,
  },
  justAsk: 'A question for the shop? Just write it here, without the slash.',
  setOff: 'Sorry, your access to Sigap is switched off. The shop’s owner can switch it on again.',
  onlyOwnFigures: 'Other admins’ figures are for the owner and leads. Your own are at /kpi.',
  unknownCommand: (name, nearest, help) =>
    `There is no command /${name}. Did you mean ${nearest.join(', ')}? All commands are in ${help}.`,
  tooLong: (most) => `Sorry, this command is too long. At most ${most} characters; please make it shorter.`,
  failed: (reference) =>
    `Sorry, something broke on Sigap’s side and this did not work. It is noted as ${reference}. Try once more; if it fails again, send that number to whoever runs Sigap.`,
}
