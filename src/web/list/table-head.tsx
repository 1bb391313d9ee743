import { memo } from 'react'
import { Checkbox } from '../kit/checkbox.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { useWords } from '../words/words.ts'
import { ColumnMenu } from './column-menu.tsx'
import { frozenAt, type Column } from './columns.ts'
import styles from './table.module.css'
import type { Total } from './totals.ts'
import { useColumnDrag } from './use-column-drag.ts'
import { useResize } from './use-resize.ts'

/** What can be done to a column. */
export interface HeadActs {
  sort: (sort: string) => void
  /** Puts a column before another, or last. */
  move: (name: string, before: string | null) => void
  /** Null gives it back the width of its type. */
  resize: (name: string, width: number | null) => void
  freeze: (count: number) => void
  hide: (name: string) => void
  total: (name: string, total: Total | 'none') => void
  /** What its foot may say. */
  totalsOf: (name: string) => readonly Total[]
  /** Only where rows can stand together by it. */
  group: (name: string) => (() => void) | undefined
}

interface Props {
  columns: readonly Column[]
  sort: string | undefined
  totals: ReadonlyMap<string, Total>
  acts: HeadActs
  /** Whose menu is open. */
  menuOf: string | null
  onMenu: (name: string | null) => void
  chosen: 'all' | 'some' | 'none'
  onChooseAll: () => void
}

/** The sticky first line: what the columns are called, which way they are sorted; dragged to another place or width. */
export const Head = memo(function Head(props: Props) {
  const { columns, sort, totals, acts, menuOf, onMenu, chosen, onChooseAll } = props
  const t = useWords()
  const drag = useColumnDrag(columns, acts.move)
  const resize = useResize(columns, acts.resize)
  const [by = ''] = (sort ?? '').split(',')
  const name = by.replace('-', '')
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <div role="columnheader" className={styles.check}>
          <Checkbox
            label={t('list.chooseAll')}
            tabIndex={-1}
            checked={chosen === 'all'}
            partly={chosen === 'some'}
            onChange={onChooseAll}
          />
        </div>
        {columns.map((column, index) => {
          const isBy = column.name === name
          const down = isBy && by.startsWith('-')
          const { label, sortable } = column.field
          return (
            <div
              key={column.name}
              role="columnheader"
              aria-label={label}
              aria-sort={isBy ? (down ? 'descending' : 'ascending') : undefined}
              className={join(
                styles.headCell,
                column.end && styles.end,
                index === 0 && styles.name,
                column.frozen && styles.frozen,
                column.frozen && !columns[index + 1]?.frozen && styles.edge,
                drag.before === column.name && styles.dropBefore,
                drag.name === column.name && styles.dragged,
              )}
              style={frozenAt(column, index)}
              onContextMenu={(event) => {
                event.preventDefault()
                onMenu(column.name)
              }}
              {...(index > 0 && drag.handle(column.name))}
            >
              {sortable ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.sorter}
                  onClick={() => acts.sort(isBy && !down ? `-${column.name}` : column.name)}
                >
                  <span className="cut">{label}</span>
                  {isBy && <Icon name={down ? 'arrow-down' : 'arrow-up'} size={12} />}
                </button>
              ) : (
                <span className="cut">{label}</span>
              )}
              <ColumnMenu
                columns={columns}
                index={index}
                totals={totals}
                acts={acts}
                opened={menuOf === column.name}
                onOpened={(open) => onMenu(open ? column.name : null)}
              />
              <span className={styles.resize} aria-hidden {...resize(column.name)} />
            </div>
          )
        })}
      </div>
    </div>
  )
})
