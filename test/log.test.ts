import { GrammyError } from 'grammy'
import { describe, expect, it } from 'vitest'
import { createLog, type Logger, secretsIn } from '../src/log.ts'

/** What a log wrote, one line each. */
function written(log: (log: Logger) => void, secrets: readonly string[] = []): string {
  const lines: string[] = []
  log(createLog('trace', secrets, (line) => void lines.push(line)))
  return lines.join('')
}

const WORDS = 'Kak Dewi 081234567890'

describe('the log', () => {
  it('keeps of an error what and where it is, and leaves the request behind', () => {
    const refused = {
      ok: false as const,
      error_code: 400,
      description: `Bad Request: can't parse "${WORDS}"`,
      parameters: {},
    }
    const error = new GrammyError('Call failed!', refused, 'sendMessage', { chat_id: 1, text: WORDS })
    const line = written((log) => log.error({ err: error, error }, 'a send failed'))
    expect(line).not.toContain('Dewi')
    expect(JSON.parse(line)).toMatchObject({
      msg: 'a send failed',
      err: { type: 'GrammyError', code: 400, method: 'sendMessage', stack: expect.stringMatching(/log\.test/) },
      error: { type: 'GrammyError' },
    })
  })

  it('repeats nothing that a parser quotes, in messages, reasons and causes', () => {
    const parsing = (): Error => {
      try {
        return JSON.parse(`${WORDS}`)
      } catch (error) {
        return error as Error
      }
    }
    const outer = new Error(`it says '${WORDS}'`, { cause: parsing() })
    const line = written((log) => log.warn({ err: outer, why: `400: tag "${WORDS}"` }, `put aside: "${WORDS}"`))
    expect(line).not.toContain('Dewi')
    expect(line).toContain('put aside')
    expect(line).toContain('SyntaxError')
  })

  it('writes nothing under names that hold what people write', () => {
    const held = { line: WORDS, text: WORDS, message: { text: WORDS }, call: { payload: { text: WORDS } } }
    const line = written((log) => log.info({ ...held, row: 7 }, 'something'))
    expect(line).not.toContain('Dewi')
    expect(JSON.parse(line)).toMatchObject({ row: 7, line: '[redacted]' })
  })

  it('hides the secret part of addresses, and a password', () => {
    const url = 'https://watch.example/ping/3f2504e0-4f89?k=v'
    const database = 'postgresql://sigap:rahasia99@db.example/sigap'
    const secrets = [...secretsIn(url), ...secretsIn(database, 'password')]
    const line = written((log) => log.warn({ url, database }, 'fetching failed'), secrets)
    expect(line).not.toContain('3f2504e0')
    expect(line).not.toContain('rahasia99')
    expect(line).toContain('watch.example')
    expect(line).toContain('db.example')
    expect(secretsIn(null)).toEqual([])
    expect(secretsIn('https://watch.example/')).toEqual([])
  })
})
