import { formatDayTime } from '../words/format.ts'
import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import { isCalledFor } from '../../kernel/shown-if.ts'
import { useWords } from '../words/words.ts'
import type { Row } from '../api/answers.ts'
import { useLayout } from '../api/use-layout.ts'
import { Icon } from '../kit/icon.tsx'
import { DetailRow } from './detail-row.tsx'
import { DetailSection, useHeading } from './detail-section.tsx'
import { groupsOf, isFilled, leftOutOf } from './detail-groups.ts'
import type { RecordParts } from './record-view.tsx'
import styles from './details.module.css'

/** A record's fields in groups, edited where they stand; empty ones, and those that its layout leaves out, wait behind a button. */
export function Details(parts: RecordParts & { now?: Row | undefined; mayRestore?: boolean | undefined }) {
  const { definition, fields, row, linked, can, now, mayRestore } = parts
  const [all, setAll] = useState(false)
  const [whole, setWhole] = useState(false)
  const t = useWords()
  const headingOf = useHeading()
  const page = useLayout(definition, row)?.page ?? null
  const groups = groupsOf(definition, fields, page)
  const isEmpty = (name: string) => !isFilled(row[name]) && !isChanged(row, now, name)
  const isOffered = (name: string) =>
    can.update && fields[name]!.setBy === 'typed' && isCalledFor(fields[name]!, row) && isEmpty(name)
  const offered = groups.flatMap(({ names }) => names).filter(isOffered)
  const leftOut = leftOutOf(definition, fields, page).filter((name) => !isEmpty(name) || isOffered(name))
  const shown = [
    ...groups.map((group) => ({
      ...group,
      heading: headingOf(group),
      names: group.names.filter((name) => !isEmpty(name) || ((all || whole) && offered.includes(name))),
    })),
    ...(whole ? [{ key: 'out', heading: t('record.leftOut'), columns: 1 as const, names: leftOut }] : []),
  ]
  return (
    <>
      {shown.map(({ key, heading, columns, names }) => {
        if (names.length === 0) return null
        return (
          <DetailSection key={`${key} ${heading}`} heading={heading} columns={columns}>
            {names.map((name) => (
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
          </DetailSection>
        )
      })}
      {offered.length > 0 && !whole && (
        <More opened={all} onToggle={setAll}>
          {all ? t('record.hideEmpty') : t('record.showEmpty', { count: offered.length })}
        </More>
      )}
      {leftOut.length > 0 && (
        <More opened={whole} onToggle={setWhole}>
          {t(whole ? 'record.asLaidOut' : 'record.showEveryField')}
        </More>
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

function More({ opened, onToggle, children }: { opened: boolean; onToggle: (opened: boolean) => void; children: string }) {
  return (
    <button type="button" className={styles.more} aria-expanded={opened} onClick={() => onToggle(!opened)}>
      <Icon name={opened ? 'chevron-up' : 'chevron-right'} size={14} />
      {children}
    </button>
  )
} // prettier-ignore
