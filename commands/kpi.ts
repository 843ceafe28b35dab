import { anyAdmin, period } from '../src/chat/arg-types.ts'
import { Refused } from '../src/chat/command.ts'
import { mayActAs } from '../src/domain/people.ts'
import { scorecardOf } from '../src/domain/scorecard.ts'
import { cardBlocks } from './support/card.ts'
import { command, teammate } from './support/command.ts'
import { factsOf, rankedOf } from './support/facts.ts'
import { figuresFor } from './support/figures.ts'

export default command({
  name: 'kpi',
  args: {
    // Admins mean themselves; an owner or lead is hardly ever after their own figures.
    who: anyAdmin().orElse(({ caller: { person } }) => (person?.role === 'admin' ? person : undefined)),
    over: period().or('7d'),
  },
  allow: 'admin',
  examples: ['kpi sari', 'kpi sari this month', 'kpi sari bulan lalu', 'kpi sari 2026-10-01..2026-10-31'],
  async run({ who, over }, call) {
    const { desk, now, team, words } = call
    const asker = teammate(call)
    if (who.id !== asker.id && !mayActAs(asker.role, 'lead')) throw new Refused(words.errors.onlyOwnFigures)
    const facts = await factsOf(desk, over)
    const earlier = await factsOf(desk, over.previous)
    const bases = {
      team: scorecardOf(
        rankedOf(team).map((p) => p.id),
        facts,
        over,
        now,
      ),
      before: scorecardOf([who.id], earlier, over.previous, now),
    }
    const title = `${who.name} · ${figuresFor(call).period(over)}`
    return { reply: { title, body: cardBlocks(scorecardOf([who.id], facts, over, now), bases, call) } }
  },
})
