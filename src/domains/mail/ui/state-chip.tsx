import { SyncState } from '../../../web/settings/sync-state.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { mailbox } from '../model/index.ts'
import type { MailboxRow, Sync } from './sync.ts'

/** How it goes with a mailbox, and how far its past has been read. */
export function StateChip({ row, sync: { connection, counts } }: { row: MailboxRow; sync: Sync }) {
  const t = useWords()
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <SyncState
      paused={row.paused === true && mailbox.fields.paused.label}
      trouble={connection?.trouble ? t(`mail.trouble.${connection.trouble}`) : null}
      read={connection?.readAt ? t('mail.readAt', { when: formatMoment(connection.readAt) }) : null}
      reading={t('mail.reading')}
      progress={counts.due > 0 && { share: 1 - counts.due / all, label: t('mail.progress'), left: t('mail.left', { count: counts.due }) }}
    />
  )
} // prettier-ignore
