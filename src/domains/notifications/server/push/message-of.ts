import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { told } from '../../../../platform/words/index.ts'
import type { Group, Notification } from '../../model/index.ts'
import { newsInWords, pageOfNews } from '../words-of-news.ts'
import type { Message } from './deliver.ts'

/** More at once than so many are told as one. */
const most = 3

/** What a device is told of all this, in the reader's language: each record by itself, or how many there are. */
export function messagesOf(ctx: Ctx, groups: readonly Group[]): Message[] {
  const { language } = ctx.actor
  if (groups.length > most) {
    const body = told(ctx, say('{count} new entries in your inbox', { count: groups.length }))
    return [{ title: 'Farley', body, url: '/notifications', tag: 'inbox', language }]
  }
  return groups.map((group) => {
    const [newest] = group.notifications
    return { ...wordsOf(ctx, group, newest!), url: pageOfNews(ctx, group), tag: group.id, language }
  })
}

function wordsOf(ctx: Ctx, group: Group, news: Notification): Pick<Message, 'title' | 'body'> {
  const { title, happened, text } = newsInWords(ctx, group, news)
  return { title, body: text ? `${happened}\n${text}` : happened }
}
