import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked, Row } from '../../../../web/api/answers.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { RelatedSection } from '../../../../web/record/related-section.tsx'
import { formatDay, formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { enrolment, sequence } from '../../model/index.ts'
import styles from './sequences.module.css'

type Enrolment = RowOf<typeof enrolment>

/** In which sequences somebody is or was, at which step, and why it stopped; nothing where they were in none. */
export default function PersonPanel({ row }: { row: Row }) {
  const knows = useMe().permissions[enrolment.name] !== undefined
  const filter = { field: 'person', is: row.id }
  const { data, isLoading } = useRows(enrolment, { filter, with: 'sequence,task', limit: 20 }, knows)
  if (isLoading) return <Reading />
  if (!data?.data.length) return null
  return (
    <RelatedSection label={sequence.label.many} count={data.data.length}>
      <ul className={styles.enrolments}>
        {data.data.map((each) => (
          <OneEnrolment key={each.id} row={each} linked={data.linked ?? {}} />
        ))}
      </ul>
    </RelatedSection>
  )
}

function OneEnrolment({ row, linked }: { row: Enrolment; linked: Linked }) {
  const t = useWords()
  const { fields } = enrolment
  const { id, title, state, stopped, step, task, dueAt, skipReason, endedAt } = row
  return (
    <li>
      <RecordLink id={id} target={{ id, record: enrolment.name, title: title ?? '', subtitle: null, deleted: false }} />
      <span className="t2">
        {fields.step.label} {step} ·{' '}
        <FieldValue field={stopped ? fields.stopped : fields.state} value={stopped ?? state} linked={{}} />
        {endedAt && <span title={formatMoment(endedAt)}> · {formatDay(endedAt.slice(0, 10))}</span>}
      </span>
      {task && <RecordLink id={task} target={linked[task]} />}
      {!task && dueAt && <span className="t2">{t('outreach.nextStep', { when: formatMoment(dueAt) })}</span>}
      {skipReason && <span className="t2">{`${fields.skipReason.label}: ${skipReason}`}</span>}
    </li>
  )
}
