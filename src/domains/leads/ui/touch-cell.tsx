import type { CellUi } from '../../../web/room.ts'
import { Status } from '../../../web/kit/chip.tsx'
import { formatAgo, formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'

const day = 86_400_000

/** When a lead was first spoken with, and after how long; since when one waits with whom nobody has spoken yet. */
export const TouchCell: CellUi = ({ value, row }) => {
  const t = useWords()
  const arrived = row.arrivedAt as string | null
  if (typeof value === 'string') return <span title={formatMoment(value)}>{formatAgo(value)}</span>
  if (!arrived || row.lifeCycle !== 'lead') return null
  const isLate = Date.now() - Date.parse(arrived) > day
  return (
    <Status tone={isLate ? 'warning' : 'info'} icon="clock">
      {t('leads.waits', { since: formatAgo(arrived) })}
    </Status>
  )
}
