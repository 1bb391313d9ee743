import type { CSSProperties } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Checkbox } from '../kit/checkbox.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { useWords } from '../words/words.ts'
import type { Column } from './columns.ts'
import styles from './table.module.css'

interface Props {
  definition: RecordDefinition
  columns: readonly Column[]
  size: CSSProperties
  sort: string | undefined
  onSort: (sort: string) => void
  chosen: 'all' | 'some' | 'none'
  onChooseAll: () => void
}

/** The sticky first line: what the columns are called, which way they are sorted. */
export function Head({ columns, size, sort, onSort, chosen, onChooseAll }: Props) {
  const t = useWords()
  const [by = ''] = (sort ?? '').split(',')
  const name = by.replace('-', '')
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.headRow} style={size}>
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
          return (
            <div
              key={column.name}
              role="columnheader"
              aria-sort={isBy ? (down ? 'descending' : 'ascending') : undefined}
              className={join(styles.headCell, column.end && styles.end, index === 0 && styles.name)}
            >
              {column.field.sortable ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.sorter}
                  onClick={() => onSort(isBy && !down ? `-${column.name}` : column.name)}
                >
                  <span className="cut">{column.field.label}</span>
                  {isBy && <Icon name={down ? 'arrow-down' : 'arrow-up'} size={12} />}
                </button>
              ) : (
                <span className="cut">{column.field.label}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
