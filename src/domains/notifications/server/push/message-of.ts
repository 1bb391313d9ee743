import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { pathOf } from '../../../../platform/records/index.ts'
import { told } from '../../../../platform/words/index.ts'
import type { Group, Notification } from '../../model/index.ts'
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
    return { ...wordsOf(ctx, group, newest!), url: pageOf(ctx, group), tag: group.id, language }
  })
}

function wordsOf(ctx: Ctx, group: Group, news: Notification): Pick<Message, 'title' | 'body'> {
  const happened = told(ctx, sentenceOf(news))
  const title = (news.kind === 'reminder' ? news.title : group.title) || 'Farley'
  return { title, body: news.text ? `${happened}\n${news.text}` : happened }
}

function sentenceOf({ kind, by, times }: Notification): Sentence {
  const name = by ?? 'Farley'
  switch (kind) {
    case 'asked':
      return say('{name} asks for your approval', { name })
    case 'mentioned':
      return say('{name} mentioned you', { name })
    case 'assigned':
      return times > 1
        ? say('{name} put you in charge of {count} records', { name, count: times })
        : say('{name} put you in charge', { name })
    case 'shared':
      return say('{name} shared this with you', { name })
    case 'reminder':
      return say('Your reminder')
    case 'warned':
      return say('Something of yours did not go as it should')
    case 'backup':
      return say('Something is wrong with the backups')
    case 'idle':
    case 'changed':
    case 'job':
      return say('Something is new')
  }
}

/** The record's own page where it has one; else the inbox, which knows the way. */
function pageOf({ registry }: Ctx, { record, id }: Group): string {
  const definition = record ? registry.record(record) : undefined
  return definition && !definition.hidden ? `/${pathOf(definition)}/${id}` : '/notifications'
}
