import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { Status } from '../../../../web/kit/chip.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatAgo, formatDayTime, formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { person } from '../../../people/model/index.ts'
import { leadAssignment } from '../../model/index.ts'
import styles from './assignments-panel.module.css'

type Turn = RowOf<typeof leadAssignment>

/** To whom a lead was given and why, the last one first; nothing where no form gave them to anybody. */
export default function AssignmentsPanel({ row }: { row: Row }) {
  const knows = useMe().permissions[leadAssignment.name] !== undefined
  const filter = { field: 'person', is: row.id }
  const { data, isLoading } = useRows(
    leadAssignment,
    { filter, with: 'to', limit: 20 },
    knows && Boolean(row.arrivedAt),
  )
  if (isLoading) return <Reading />
  if (!data?.data.length) return null
  const waits = row.lifeCycle === 'lead' && !row.firstTouchAt
  return (
    <RelatedSection label={leadAssignment.label.many} count={data.data.length}>
      <ol className={styles.turns}>
        {data.data.map((turn) => (
          <OneTurn key={turn.id} turn={turn} name={data.linked?.[turn.to ?? '']?.title ?? ''} waits={waits} />
        ))}
      </ol>
      {typeof row.touchMinutes === 'number' && (
        <p className="t2">
          {person.fields.touchMinutes.label}:{' '}
          <FieldValue field={person.fields.touchMinutes} value={row.touchMinutes} linked={{}} />
        </p>
      )}
    </RelatedSection>
  )
}

function OneTurn({ turn, name, waits }: { turn: Turn; name: string; waits: boolean }) {
  const [why, ...others] = (turn.why ?? '').split('\n')
  return (
    <li>
      <p className={styles.head}>
        <strong>{name}</strong>
        <span className="t2" title={formatMoment(turn.givenAt!)}>
          {formatAgo(turn.givenAt!)}
        </span>
        <State turn={turn} waits={waits} />
      </p>
      <p className={styles.why}>{why}</p>
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map((other) => (
            <li key={other}>{other}</li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** What became of it; until when they are to be spoken with while that is open. */
function State({ turn: { outcome, touchBy }, waits }: { turn: Turn; waits: boolean }) {
  const t = useWords()
  if (outcome) return <span className="t2"><FieldValue field={leadAssignment.fields.outcome} value={outcome} linked={{}} /></span> // prettier-ignore
  if (!touchBy || !waits) return null
  return (
    <Status tone="info" icon="clock">
      {t('leads.touchBy', { when: formatDayTime(touchBy) })}
    </Status>
  )
}
