import { formatDayTime } from '../words/format.ts'
import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import { isCalledFor } from '../../kernel/shown-if.ts'
import { useWords } from '../words/words.ts'
import type { Row } from '../api/answers.ts'
import { Icon } from '../kit/icon.tsx'
import { DetailRow } from './detail-row.tsx'
import { groupsOf, isFilled } from './detail-groups.ts'
import type { RecordParts } from './record-view.tsx'
import styles from './details.module.css'

/** A record's fields in groups, edited where they stand; empty ones wait behind a button. */
export function Details(parts: RecordParts & { now?: Row | undefined; mayRestore?: boolean | undefined }) {
  const { definition, fields, row, linked, can, now, mayRestore } = parts
  const [all, setAll] = useState(false)
  const t = useWords()
  const groups = groupsOf(definition, fields)
  const names = groups.flatMap((group) => group.names)
  const empty = names.filter((name) => !isFilled(row[name]) && !isChanged(row, now, name))
  const offered = can.update
    ? empty.filter((name) => fields[name]!.setBy === 'typed' && isCalledFor(fields[name]!, row))
    : []
  return (
    <>
      {groups.map(({ key, heading, names: inGroup }) => {
        const shown = inGroup.filter((name) => !empty.includes(name) || (all && offered.includes(name)))
        if (shown.length === 0) return null
        return (
          <section key={heading ?? key} className={styles.group}>
            <h3>{key === 'section' ? heading : t(`record.group.${key}`)}</h3>
            <dl>
              {shown.map((name) => (
                <DetailRow
                  key={name}
                  definition={definition}
                  name={name}
                  field={fields[name] as Field}
                  row={row}
                  linked={linked}
                  may={can.update}
                  now={now}
                  mayRestore={mayRestore}
                />
              ))}
            </dl>
          </section>
        )
      })}
      {offered.length > 0 && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          <Icon name={all ? 'chevron-up' : 'chevron-right'} size={14} />
          {all ? t('record.hideEmpty') : t('record.showEmpty', { count: offered.length })}
        </button>
      )}
      <p className={styles.made}>
        {t('record.made', {
          when: formatDayTime(row.createdAt),
          who: (row.createdBy && linked[row.createdBy]?.title) || t('record.somebody'),
        })}
      </p>
    </>
  )
}

const isChanged = (row: Row, now: Row | undefined, name: string) =>
  now !== undefined && JSON.stringify(row[name] ?? null) !== JSON.stringify(now[name] ?? null)
