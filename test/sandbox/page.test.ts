import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenPage, openPage } from '../../src/sandbox/page/index.ts'

const BROWSERS = [process.env.BROWSER_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const browser = BROWSERS.find((file) => file !== undefined && existsSync(file))
const FLAGS = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking']

/** A browser, two servers and the bot on a busy machine. */
const SLOW = 120_000

describe.skipIf(!browser)(
  'the page (skipped where no Chromium is found; BROWSER_PATH names one)',
  { timeout: SLOW },
  () => {
    const profile = mkdtempSync(path.join(tmpdir(), 'sigap-browser-'))
    let shop: OpenPage
    let context: BrowserContext
    let page: Page
    const errors: string[] = []

    beforeAll(async () => {
      shop = await openPage(0)
      context = await chromium.launchPersistentContext(profile, {
        executablePath: browser,
        viewport: { width: 1500, height: 900 },
        args: [...FLAGS, 'disable-component-update', 'disable-sync'].map((flag) => `--${flag}`),
      })
      page = await context.newPage()
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (line) => line.type() === 'error' && errors.push(line.text()))
      await shop.ready
      await page.goto(shop.address)
    }, SLOW)
    afterAll(async () => {
      await context?.close()
      await shop?.close()
      rmSync(profile, { recursive: true, force: true })
    })

    const log = (name: string) => page.getByRole('log', { name })
    const messages = (name: string, words: string | RegExp) =>
      log(name).getByRole('listitem').filter({ hasText: words })

    it('shows the morning that was played', async () => {
      await messages('Kanal Slack', 'Wulan sudah dibalas').first().waitFor()
      expect(await messages('Chat peringatan di Telegram', 'Nilai 2 dari 5 dari Wulan').count()).toBe(1)
      expect(await log('Chat peringatan di Telegram').locator('table').count()).toBe(1)
    })

    it('lets one ask as a customer, wait for the alert, answer as the admin, and see the alert edited', async () => {
      await page.getByRole('button', { name: '+ Pelanggan baru' }).click()
      await page.getByLabel('Nama').fill('Putri <b>Ayu</b>')
      await page.getByRole('button', { name: 'Mulai chat' }).click()
      await page.getByLabel('Pesan dari ponsel').fill('Kak, keripik pisang <img src=x onerror=alert(1)> masih ada?')
      await page.getByRole('button', { name: 'Kirim dari ponsel' }).click()
      await messages('Chat dengan toko', 'keripik pisang').waitFor()

      await page.getByRole('button', { name: /Putri/ }).last().click()
      await page.getByRole('button', { name: '+5 menit' }).click()
      expect(await messages('Kanal Slack', 'Putri').count()).toBe(0)
      await page.getByRole('button', { name: '+15 menit' }).click()
      const alert = /Putri <b>Ayu<\/b> belum dibalas · 10 menit/
      await messages('Chat peringatan di Telegram', alert).getByRole('button', { name: 'Ambil alih' }).waitFor()
      await messages('Kanal Slack', alert).waitFor()
      if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT })

      await page.getByLabel('Membalas sebagai').selectOption('Budi')
      await page.getByLabel('Balasan di topik').fill('Masih Kak, mau rasa apa?')
      await page.getByRole('button', { name: 'Kirim ke topik' }).click()
      await messages('Chat dengan toko', 'mau rasa apa').waitFor()
      await messages('Chat peringatan di Telegram', 'Putri <b>Ayu</b> sudah dibalas').waitFor()
      await messages('Kanal Slack', /Dibalas @?Budi setelah 20 menit/).waitFor()
      expect(await page.locator('img').count()).toBe(0)
      expect(errors).toEqual([])
    })

    it('answers slash commands in Slack for the one who typed them', async () => {
      await page.getByLabel('Pesan di Slack').fill('/waiting')
      await page.getByRole('button', { name: 'Kirim ke Slack' }).click()
      await messages('Kanal Slack', 'hanya terlihat oleh Rina').last().waitFor()
      await messages('Kanal Slack', 'Tidak ada pelanggan yang menunggu.').waitFor()
    })
  },
)
