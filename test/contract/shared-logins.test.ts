import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
})
afterEach(() => shop.close())

const says = async (line: string) => (await shop.owner.slash(line)).join('\n')

describe('a login several people use', () => {
  it('credits who signs, names whom nobody knows, and adds them at a press', async () => {
    const login = await admin(shop, 'Toko')
    expect(await says('/admin shared toko on')).toContain('Toko sekarang akun bersama.')
    await dewi.says('Kak, ready?')
    await shop.advance('3m')
    await login.answers(dewi, 'Ready kak ~Vacilla')
    expect(await says('/admins')).toContain('~Vacilla · 1 pesan, belum dihitung untuk siapa pun')
    expect(await says('/admin add Vacilla')).toContain('misalnya ~Vacilla')
    expect(await says('/admins')).not.toContain('belum dihitung')
    await dewi.says('Yang merah ada?')
    await shop.advance('4m')
    await login.answers(dewi, 'Ada kak. Tks~vacilla')
    expect(await says('/kpi vacilla today')).toMatch(/Respons berikutnya \| 4:00/)
  })
})

describe('chats given in turn', () => {
  it('are told in the topic and in private, and the alert says whose they are', async () => {
    const sari = await admin(shop, 'Sari')
    await sari.says('/help')
    await says('/admin turns on')
    await dewi.says('Kak, ready?')
    await shop.advance('5s')
    expect(shop.heard(dewi).join('\n')).toContain('giliran membalas chat ini')
    expect(sari.heard().join('\n')).toContain('Giliran membalas Dewi')
    await shop.advance('10m')
    expect(shop.heard('alerts').join('\n')).toMatch(/Dewi belum dibalas[\s\S]*Ditugaskan ke Sari/)
  })

  it('are nobody’s before somebody’s shift begins, and theirs from then on', async () => {
    const sari = await admin(shop, 'Sari')
    await sari.says('/help')
    await says('/admin shift sari Mon-Fri 11:00-16:00')
    await says('/admin turns on')
    await dewi.says('Kak, ready?')
    await shop.advance('59m')
    expect(sari.heard().join('\n')).not.toContain('Giliran')
    await shop.advance('2m')
    expect(sari.heard().join('\n')).toContain('Giliran membalas Dewi')
  })
})
