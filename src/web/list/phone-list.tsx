import { useEffect, useRef, useState, type ReactNode } from 'react'
import { isOnlyKept, type RecordDefinition } from '../../kernel/record.ts'
import type { Field } from '../../kernel/field.ts'
import type { Linked, Row } from '../api/answers.ts'
import { useGlowing } from '../api/glow.ts'
import { pageOf } from '../api/path.ts'
import { cellOf } from '../app/registry.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { Button } from '../kit/button.tsx'
import { join } from '../kit/join.ts'
import { Menu } from '../kit/menu.tsx'
import { Skeleton } from '../kit/skeleton.tsx'
import { Swipe } from '../kit/swipe.tsx'
import { OnlyKept } from '../record/only-kept.tsx'
import type { RowAct } from '../room.ts'
import { opened } from '../shell/recent.ts'
import { useWords } from '../words/words.ts'
import styles from './phone-list.module.css'
import virtual from './virtual-rows.module.css'
import { nameOf } from './table-row.tsx'
import type { Range } from './use-list.ts'
import type { Grouping } from './grouping.ts'
import { phoneHeights, type GroupLine, type Lines } from './lines.ts'
import { PhoneGroup } from './phone-group.tsx'
import { useRowActs } from './use-row-acts.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

interface Props {
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  /** Beside the name, then the second line's two. */
  shown: readonly string[]
  lines: Lines
  grouping: Grouping | undefined
  /** What is said of a group's rows, in words. */
  totalOf: (group: GroupLine) => string | null
  look: (range: Range) => void
  begin: { top: number }
  onLeave: (spot: { top: number; activeId: string | null }) => void
  onOpen: (id: string) => void
  onFold: (id: string, open: boolean) => void
  foot: ReactNode
}

/** The list on a phone: two lines a row, the name always readable. */
export function PhoneList(props: Props) {
  const { definition, fields, shown, lines, grouping, look, begin, onLeave, onOpen, foot } = props
  const { lay, linked } = lines
  const rows = useVirtualRows({ length: lay.length, row: phoneHeights.row, lay, initialTop: begin.top })
  const seen = opened.use()
  const glowing = useGlowing()
  const actsOf = useRowActs(definition)
  const [drawn, setDrawn] = useState<string | null>(null)
  useEffect(() => look({ first: rows.first, last: rows.last }), [look, rows.first, rows.last, lines])
  const leaving = useRef(rows.top)
  useEffect(() => {
    leaving.current = rows.top
  })
  useEffect(() => () => onLeave({ top: leaving.current, activeId: null }), [onLeave])
  const indexes = Array.from({ length: Math.max(0, rows.last - rows.first + 1) }, (_, at) => rows.first + at)
  return (
    <>
      <div className={virtual.scroller} ref={rows.scroller} onScroll={rows.onScroll}>
        <ul className={virtual.rows} style={{ height: rows.height }} aria-label={definition.label.many}>
          {indexes.map((index) => {
            const line = lines.at(index)
            const row = line.kind === 'row' ? line.row : undefined
            return (
              <li
                key={index}
                className={join(virtual.item, styles.item)}
                style={{ transform: `translateY(${rows.base + rows.offset(index)}px)`, height: lay.sizeOf(index) }}
                data-glow={row && glowing.has(row.id) ? true : undefined}
              >
                {line.kind === 'group' && grouping ? (
                  <PhoneGroup
                    definition={definition}
                    grouping={grouping}
                    group={line.group}
                    linked={linked}
                    total={props.totalOf(line.group)}
                    onFold={props.onFold}
                  />
                ) : row ? (
                  <Acting
                    acts={actsOf(row)}
                    name={nameOf(definition, row)}
                    open={drawn === row.id}
                    onOpen={(open) => setDrawn(open ? row.id : null)}
                  >
                    <div className={join(styles.link, seen.has(row.id) && styles.seen)}>
                      <RowLines
                        definition={definition}
                        fields={fields}
                        shown={shown}
                        row={row}
                        linked={linked}
                        onOpen={onOpen}
                      />
                    </div>
                  </Acting>
                ) : (
                  <span className={styles.link}>
                    <Skeleton width="60%" />
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      </div>
      <div className={styles.foot}>{foot}</div>
    </>
  )
}

interface ActingProps {
  acts: readonly RowAct[]
  name: string
  open: boolean
  onOpen: (open: boolean) => void
  children: ReactNode
}

/** A row to which something can be done where it stands, by a swipe and in its menu. */
function Acting({ acts, name, open, onOpen, children }: ActingProps) {
  const t = useWords()
  if (acts.length === 0) return children
  return (
    <Swipe className={styles.acting} acts={acts} open={open} onOpen={onOpen}>
      {children}
      <span className={styles.menu}>
        <Menu align="end" items={acts.map(({ label, icon, run }) => ({ label, icon, onSelect: run }))}>
          <Button kind="quiet" icon="dots" label={t('home.menu', { title: name })} />
        </Menu>
      </span>
    </Swipe>
  )
}

function RowLines({
  definition,
  fields,
  shown,
  row,
  linked,
  onOpen,
}: Pick<Props, 'definition' | 'fields' | 'shown' | 'onOpen'> & { row: Row; linked: Linked }) {
  const part = (name: string | undefined) => {
    const field = name ? fields[name] : undefined
    if (!field || !name) return null
    const Own = cellOf(definition.name, name)
    return Own ? (
      <Own field={field} value={row[name] ?? null} row={row} linked={linked} />
    ) : (
      <FieldValue field={field} value={row[name] ?? null} linked={linked} />
    )
  }
  return (
    <>
      <span className={styles.line}>
        <a
          href={pageOf(definition, row.id)}
          className={join(styles.name, 'cut')}
          onClick={(event) => {
            event.preventDefault()
            onOpen(row.id)
          }}
        >
          {nameOf(definition, row)}
        </a>
        {isOnlyKept(definition, row) && <OnlyKept />}
        <span className={styles.amount}>{part(shown[0])}</span>
      </span>
      <span className={styles.line}>
        <span className={join('t2', 'cut', styles.under)}>{part(shown[1])}</span>
        <span className={styles.aside}>{part(shown[2])}</span>
      </span>
    </>
  )
}
