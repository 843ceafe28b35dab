import { period } from '../src/chat/arg-types.ts'
import { button } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { MEASURES } from '../src/domain/figures/measure.ts'
import { scorecardOf } from '../src/domain/scorecard.ts'
import { command } from './support/command.ts'
import { factsOf, rankedOf } from './support/facts.ts'
import { figuresFor } from './support/figures.ts'
import { channel, measure, whenOf } from './support/measures.ts'
import { rank } from './support/ranking.ts'
import { shopBlocks } from './support/shop-facts.ts'
import { teamTable } from './support/team-table.ts'

const PER_ROW = 3

export default command({
  name: 'team',
  aliases: ['tim'],
  args: {
    over: period().or('7d'),
    by: measure().after('by', 'menurut').or('by first'),
    on: channel(),
  },
  allow: 'lead',
  reveals: true,
  examples: ['team', 'team this month', 'team 30d by csat', 'team 30d by within on telegram'],
  async run({ over, by, on }, call) {
    const { desk, now, team, words } = call
    const facts = await factsOf(desk, over, on)
    const standings = rankedOf(team).map((person) => ({ person, card: scorecardOf([person.id], facts, over, now) }))
    const w = words.figures
    const shown = figuresFor(call)
    const { ranked, tooFew, none } = rank(standings, by)
    const names = tooFew.map(({ person }) => person.name).join(', ')
    const lines = [...ranked, ...tooFew, ...none]
    const when = whenOf(over, on)
    const others = MEASURES.filter((m) => m !== by).map((m) => button(w.short[m], `team ${when} by ${m}`))
    return {
      reply: {
        title: [w.team.title(shown.period(over)), ...shown.channel(on)].join(' · '),
        body: [
          lines.length > 0 ? { table: teamTable(lines, by, on, call) } : { text: w.team.nobody },
          ...(ranked.length > 0 ? [{ small: w.team.rankedBy(w.names[by]) }] : []),
          ...(names ? [{ small: w.team.notRanked(names) }] : []),
          ...shopBlocks(facts, over, standings, call),
          ...(on ? [{ small: w.notByChannel }] : []),
          { small: `${w.clockNote} ${w.moreAt(slash('help kpi', call.place.platform))}` },
        ],
        buttons: [
          [button(w.team.whyUnanswered, `why unanswered ${when}`)],
          ...Array.from({ length: Math.ceil(others.length / PER_ROW) }, (_, row) =>
            others.slice(row * PER_ROW, (row + 1) * PER_ROW),
          ),
        ],
      },
    }
  },
})
