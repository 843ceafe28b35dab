import { describe, expect, it } from 'vitest'
import { readWish, replayEnv } from '../../src/sandbox/options.ts'

describe('what the sandbox is asked to do', () => {
  it.each([
    [[], { do: 'page', port: 0 }],
    [['--port', '4000'], { do: 'page', port: 4000 }],
    [['--headless'], { do: 'morning' }],
    [['--headless', '--replay', 'a.jsonl'], { do: 'replay', file: 'a.jsonl' }],
    [['--help'], { do: 'help' }],
  ])('%j', (args, wish) => {
    expect(readWish(args)).toEqual(wish)
  })

  it.each([[['--replay', 'a.jsonl']], [['--port', 'x']], [['--fast']], [['a.jsonl']]])('not %j', (args) => {
    expect(() => readWish(args)).toThrow()
  })

  it('takes the rules of the shop from the environment, and nothing that joins the parts', () => {
    const env = {
      BUSINESS_HOURS: 'Mon-Fri 08:00-17:00',
      TELEGRAM_BOT_TOKEN: '1:a',
      NEXT_RESPONSE_TARGET: '5m',
      HOME: '/',
    }
    expect(replayEnv(env)).toEqual({
      BUSINESS_HOURS: 'Mon-Fri 08:00-17:00',
      FIRST_RESPONSE_TARGET: '10m',
      NEXT_RESPONSE_TARGET: '5m',
    })
  })
})
