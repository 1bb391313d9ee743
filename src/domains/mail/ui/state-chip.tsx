import { Chip } from '../../../web/kit/chip.tsx'
import { ProgressBar } from '../../../web/kit/progress-bar.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { mailbox } from '../model/index.ts'
import styles from './mail.module.css'
import type { MailboxRow, Sync } from './sync.ts'

/** How it goes with a mailbox, and how far its past has been read. */
export function StateChip({ row, sync: { connection, counts } }: { row: MailboxRow; sync: Sync }) {
  const t = useWords()
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <div className={styles.state} role="status">
      {chipOf()}
      {counts.due > 0 && (
        <>
          <ProgressBar share={1 - counts.due / all} label={t('mail.progress')} />
          <span className="t2">{t('mail.left', { count: counts.due })}</span>
        </>
      )}
    </div>
  )

  function chipOf() {
    if (row.paused) return <Chip>{mailbox.fields.paused.label}</Chip>
    if (connection?.trouble)
      return (
        <Chip tone="danger" icon="alert-triangle">
          {t(`mail.trouble.${connection.trouble}`)}
        </Chip>
      )
    if (!connection?.readAt) return <Chip tone="info">{t('mail.reading')}</Chip>
    return (
      <Chip tone="success" icon="check">
        {t('mail.readAt', { when: formatMoment(connection.readAt) })}
      </Chip>
    )
  }
}
