import type { Linked } from '../../../../web/api/answers.ts'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { Status } from '../../../../web/kit/chip.tsx'
import { formatDay } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { ToVisit } from '../queries.ts'
import styles from '../visits.module.css'
import { dueText, reasonText } from './said.ts'

interface Props {
  row: ToVisit
  target: Linked[string] | undefined
  today: string
  /** Null where one may plan no visit. */
  chosen: boolean | null
  onChoose: () => void
}

/** Somebody who is to be visited: by when, why then, and for which day that is planned already. */
export function DueRow({ row, target, today, chosen, onChoose }: Props) {
  const t = useWords()
  return (
    <li className={styles.due}>
      {chosen !== null && (
        <Checkbox label={t('visits.choose', { name: target?.title ?? '' })} checked={chosen} onChange={onChoose} />
      )}
      <span className="grow">
        <RecordLink id={row.id} target={target} />
        <small>{reasonText(t, row, today)}</small>
      </span>
      <span className={styles.when}>
        <When row={row} today={today} />
      </span>
    </li>
  )
}

function When({ row, today }: { row: ToVisit; today: string }) {
  const t = useWords()
  if (row.planned)
    return (
      <Status tone="info" icon="calendar-event">
        {t('visits.plannedFor', { day: formatDay(row.planned) })}
      </Status>
    )
  if (row.due > today) return dueText(t, row, today)
  return (
    <Status tone="warning" icon="alarm">
      {dueText(t, row, today)}
    </Status>
  )
}
