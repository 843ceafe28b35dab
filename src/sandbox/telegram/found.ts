import type { MessageEntity } from 'grammy/types'

const FOUND: readonly [RegExp, 'bot_command' | 'mention' | 'url' | 'hashtag'][] = [
  [/(?<![\w/@])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g, 'bot_command'],
  [/(?<!\w)@[a-zA-Z]\w{3,31}/g, 'mention'],
  [/\bhttps?:\/\/[^\s<>"]+/g, 'url'],
  [/(?<!\w)#[\p{L}_][\p{L}\p{N}_]*/gu, 'hashtag'],
]

/** The entities the platform finds by itself in what somebody typed: commands, mentions, links and hashtags. */
export function foundEntities(text: string): MessageEntity[] {
  const entities: MessageEntity[] = []
  for (const [pattern, type] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const inUrl = entities.some(
        (e) => e.type === 'url' && match.index < e.offset + e.length && match.index >= e.offset,
      )
      if (!inUrl) entities.push({ type, offset: match.index, length: match[0].length })
    }
  }
  return entities.sort((a, b) => a.offset - b.offset)
}
