import { describe, expect, it } from 'vitest'
import { manifest } from '../../src/channels/slack/manifest.ts'

const sigap = { name: 'Sigap', description: 'Memberi tahu saat pelanggan menunggu terlalu lama' }
const named = (...names: string[]) =>
  manifest(
    sigap,
    names.map((name) => ({ name, description: `Tentang ${name}` })),
  ).features.slash_commands.map(({ command }) => command)

describe('the manifest', () => {
  it('has /sigap first and every command once', () => {
    expect(named('kpi', 'team', 'kpi', 'sigap')).toEqual(['/sigap', '/kpi', '/team'])
  })

  it.each(['status', 'help', 'feedback', 'remind', 'search', 'invite', 'Who'])('leaves /%s to Slack', (name) => {
    expect(named(name, 'kpi')).toEqual(['/sigap', '/kpi'])
  })

  it('leaves out names no slash command can have', () => {
    expect(named('dua kata', 'Besar', '', 'x'.repeat(40), '1x')).toEqual(['/sigap'])
  })

  it('turns Socket Mode and mentions as ids on, and asks for what is used only', () => {
    const made = manifest(sigap, [{ name: 'kpi', description: 'Angka', usage: 'NAMA [PERIODE]' }])
    expect(made.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } })
    expect(made.features.slash_commands[1]).toEqual({
      command: '/kpi',
      description: 'Angka',
      usage_hint: 'NAMA [PERIODE]',
      should_escape: true,
    })
    expect(made.oauth_config.scopes.bot).toContain('chat:write')
    expect(made.settings.event_subscriptions.bot_events).toEqual(['app_mention', 'message.im'])
  })

  it('has Slack post everything to one address when it is given one', () => {
    const made = manifest(sigap, [{ name: 'kpi', description: 'Angka' }], 'https://bot.example.com/slack/events')
    expect(made.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://bot.example.com/slack/events' },
      interactivity: { request_url: 'https://bot.example.com/slack/events' },
    })
    expect(made.features.slash_commands.map(({ url }) => url)).toEqual(
      Array(2).fill('https://bot.example.com/slack/events'),
    )
  })

  it('stays within what a manifest may hold', () => {
    const many = Array.from({ length: 80 }, (_, n) => ({ name: `k${n}`, description: 'x'.repeat(5000) }))
    const made = manifest({ name: 'n'.repeat(200), description: 'd'.repeat(500) }, many)
    expect(made.features.slash_commands).toHaveLength(50)
    expect(made.features.slash_commands.every(({ description }) => description.length <= 2000)).toBe(true)
    expect(made.display_information.name).toHaveLength(35)
    expect(made.display_information.description).toHaveLength(140)
  })
})
