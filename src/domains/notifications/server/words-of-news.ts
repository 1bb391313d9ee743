import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { pathOf } from '../../../platform/records/index.ts'
import { told } from '../../../platform/words/index.ts'
import type { Group, Notification } from '../model/index.ts'

/** What happened, to be told outside of Farley: in the reader's language, and with what they may see. */
export function newsInWords(ctx: Ctx, group: Group, news: Notification): { title: string; happened: string; text: string | null } {
  const title = (news.kind === 'reminder' ? news.title : group.title) || 'Farley'
  return { title, happened: told(ctx, sentenceOf(news)), text: news.text }
} // prettier-ignore

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
    case 'changed':
      return say('{name} changed something', { name })
    case 'idle':
      return say('Nothing has happened here for too long')
    case 'job':
      return say('Your work is over')
  }
}

/** The record's own page where it has one; else the inbox, which knows the way. */
export function pageOfNews({ registry }: Ctx, { record, id }: Group): string {
  const definition = record ? registry.record(record) : undefined
  return definition && !definition.hidden ? `/${pathOf(definition)}/${id}` : '/notifications'
}
