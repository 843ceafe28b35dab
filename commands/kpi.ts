import { anyAdmin, period } from '../src/chat/arg-types.ts'
import { Refused } from '../src/chat/command.ts'
import { idOf } from '../src/chat/names.ts'
import { mayActAs } from '../src/domain/people.ts'
import { scorecardOf } from '../src/domain/scorecard.ts'
import { cardBlocks, whyButtons } from './support/card.ts'
import { command, teammate } from './support/command.ts'
import { factsOf, rankedOf } from './support/facts.ts'
import { figuresFor } from './support/figures.ts'
import { channel, whenOf } from './support/measures.ts'

export default command({
  name: 'kpi',
  args: {
    // Admins mean themselves; an owner or lead is hardly ever after their own figures.
    who: anyAdmin().orElse(({ caller: { person } }) => (person?.role === 'admin' ? person : undefined)),
    over: period().or('7d'),
    on: channel(),
  },
  allow: 'admin',
  reveals: ({ who }, { caller }) => who.id !== caller.person?.id,
  examples: ['kpi sari', 'kpi sari this month', 'kpi sari bulan lalu', 'kpi sari 2026-10-01..2026-10-31'],
  async run({ who, over, on }, call) {
    const { desk, now, team } = call
    const w = call.words.figures
    const asker = teammate(call)
    if (who.id !== asker.id && !mayActAs(asker.role, 'lead')) throw new Refused(call.words.errors.onlyOwnFigures)
    const facts = await factsOf(desk, over, on)
    const earlier = await factsOf(desk, over.previous, on)
    const ranked = rankedOf(team).map((p) => p.id)
    const bases = {
      team: ranked.some((id) => id !== who.id) ? scorecardOf(ranked, facts, over, now) : null,
      before: scorecardOf([who.id], earlier, over.previous, now),
    }
    const card = scorecardOf([who.id], facts, over, now)
    const buttons = whyButtons(card, idOf(who), whenOf(over, on), call)
    const title = [who.name, figuresFor(call).period(over), ...figuresFor(call).channel(on)].join(' · ')
    return {
      reply: {
        title,
        body: [...cardBlocks(card, bases, on, call), ...(buttons.length > 0 ? [{ small: w.chatsBehind }] : [])],
        buttons,
      },
    }
  },
})
