import { Fragment } from 'react'
import type { Linked } from '../../../../web/api/answers.ts'
import { FieldValue } from '../../../../web/fields/field-value.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { formatKilometres, formatTime } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { visit } from '../../model/index.ts'
import styles from '../visits.module.css'
import type { InOrder } from './in-order.ts'

/** A visit of the day: its place, whom it is about, how far it is, and what became of it. */
export function OneVisit({ row, kilometres, number, linked }: InOrder & { number: number; linked: Linked }) {
  const t = useWords()
  const { id, title, about, status, arrivedAt } = row
  const known = (about ?? []).filter((each) => linked[each] && linked[each].title !== title)
  return (
    <li data-status={status}>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
      <span className="grow">
        <RecordLink id={id} target={{ id, record: visit.name, title, subtitle: null, deleted: false }} />
        <small>
          {known.map((each) => (
            <Fragment key={each}>
              <RecordLink id={each} target={linked[each]} />{' '}
            </Fragment>
          ))}
          {kilometres !== null && t('visits.fromBefore', { distance: formatKilometres(kilometres) })}
          {arrivedAt && t('visits.arrivedAt', { time: formatTime(arrivedAt) })}
        </small>
      </span>
      <FieldValue field={visit.fields.status} value={status} linked={{}} />
    </li>
  )
}
