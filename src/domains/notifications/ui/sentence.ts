import { deedOf } from '../../../web/history/sentences.ts'
import { findDefinition } from '../../../web/app/registry.ts'
import { formatList } from '../../../web/words/format.ts'
import { words } from '../../../web/words/words.ts'
import type { Group, Notification } from '../model/index.ts'

const most = 3

/** A record by its title; several that were assigned at once by what they are. */
export function titleOf({ title, record, notifications: [newest] }: Group): string {
  const { kind, times } = newest!
  const definition = record ? findDefinition(record) : undefined
  if (kind === 'backup') return words('inbox.backup.title')
  return times > 1 && definition ? `${times} ${definition.label.many}` : title
}

/** What happened, as a sentence after the name of who did it. */
export function sentenceOf(news: Notification, group: Pick<Group, 'record'>): string {
  const definition = news.record ? findDefinition(news.record) : undefined
  switch (news.kind) {
    case 'asked':
      return words('inbox.asked')
    case 'mentioned':
      return words('inbox.mentioned')
    case 'assigned':
      return news.times > 1
        ? words('inbox.assignedMany', { count: news.times, what: definition?.label.many ?? '' })
        : words('inbox.assigned')
    case 'shared':
      return words('inbox.shared')
    case 'reminder':
      return words('inbox.reminder')
    case 'idle':
      return words('inbox.idle')
    case 'job':
      return words(news.job?.state === 'failed' ? 'inbox.workFailed' : 'inbox.workDone')
    case 'backup':
      return words(`inbox.backup.${news.deed ?? 'failed'}`)
    case 'warned':
    case 'changed':
      return changeOf(news, group)
  }
}

function changeOf(news: Notification, group: Pick<Group, 'record'>): string {
  const { deed, record, fields } = news
  const definition = record ? findDefinition(record) : undefined
  const labels = fields.flatMap((name) => definition?.all[name]?.label ?? [])
  if (deed === 'update' && labels.length > 0 && labels.length <= most)
    return words('inbox.changed', { fields: formatList(labels) })
  if (deed === 'update' && labels.length > most) return words('inbox.changedMany', { count: labels.length })
  return deedOf(
    { name: deed ?? 'update', record: record ?? '', cause: { id: '', kind: 'request' } },
    group.record ?? '',
  )
}

export const iconOf = ({ kind, record, job }: Notification): string =>
  ({
    asked: 'hand-stop',
    mentioned: 'at',
    assigned: 'user-check',
    shared: 'share',
    reminder: 'alarm',
    idle: 'hourglass',
    changed: (record && findDefinition(record)?.icon) || 'pencil',
    warned: 'alert-triangle',
    backup: 'alert-triangle',
    job: job?.state === 'failed' ? 'alert-circle' : 'circle-check',
  })[kind]
