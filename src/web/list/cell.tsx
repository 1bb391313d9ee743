import type { CSSProperties, MouseEvent } from 'react'
import { isOnlyKept, type RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Row } from '../api/answers.ts'
import { leads, mayChange, type Me } from '../api/use-me.ts'
import { useUnsaved } from '../api/unsaved.ts'
import { cellOf } from '../app/registry.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { usePastCell } from '../history/list-past.ts'
import { join } from '../kit/join.ts'
import { RecordMark } from '../kit/record-mark.tsx'
import { CellEditor } from './cell-editor.tsx'
import type { Column } from './columns.ts'
import type { Place } from './grid-keys.ts'
import styles from './table.module.css'
import { isFilled } from '../record/detail-groups.ts'
import { useWords } from '../words/words.ts'
import { UnsavedMark } from '../unsaved/unsaved-mark.tsx'

interface Props {
  definition: RecordDefinition
  /** Who looks at it; asked once for all cells. */
  me: Me
  column: Column
  row: Row
  linked: Linked
  id: string
  /** Its line and column. */
  at: Place
  /** How it stands in its row. */
  place: { className: string; style: CSSProperties | undefined }
  light: boolean
  /** Not null while it is edited: the text that the edit began with, or nothing. */
  typed: string | null
  onSpot: (editing: boolean) => void
  onDone: () => void
}

/** A value in its cell; a second click, Enter or a letter edits it there. A screen has hundreds: what only editing needs is not asked before. */
export function Cell(props: Props) {
  const { definition, me, column, row, linked, id, at, place, light, typed, onSpot, onDone } = props
  const unsaved = useUnsaved(row.id, column.name)
  const value = row[column.name] ?? null
  const past = usePastCell(row.id, column.name)
  const editable = !past.isPast && mayEdit(me, definition, row, column)
  const edits = typed !== null && editable
  const editor = typed !== null && (
    <CellEditor
      definition={definition}
      column={column}
      row={row}
      linked={linked}
      may={editable}
      typed={typed}
      onDone={onDone}
    />
  )
  const Own = cellOf(definition.name, column.name)
  const click = (event: MouseEvent) => {
    if ((event.target as HTMLElement).closest('a')) return
    if (!edits) onSpot(light && editable)
  }
  return (
    <div
      role="gridcell"
      id={id}
      data-cell={edits ? 'edits' : `${at.row} ${at.column}`}
      className={join(place.className, past.differs && styles.differs, light && styles.light, edits && styles.edits)}
      style={place.style}
      aria-readonly={!editable || undefined}
      onClick={click}
      onDoubleClick={() => editable && !edits && onSpot(true)}
    >
      {editor}
      {!edits && (!unsaved || past.isPast) && (
        <span className={join('cut', styles.value)}>
          {Own ? (
            <Own field={column.field} value={value} row={row} linked={linked} />
          ) : (
            <Plain column={column} value={value} linked={linked} />
          )}
          {past.differs && <NowValue column={column} value={past.now} linked={linked} />}
        </span>
      )}
      {unsaved && !edits && !past.isPast && (
        <span
          className={styles.unsaved}
          onClick={(event) => event.stopPropagation()}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          <UnsavedMark unsaved={unsaved} field={column.field} linked={linked} onEdit={() => onSpot(true)} now={value} />
        </span>
      )}
    </div>
  )
}

/** What stands there today, beside what stood there then. */
function NowValue({ column, value, linked }: { column: Column; value: unknown; linked: Linked }) {
  const t = useWords()
  return (
    <span className={styles.now}>
      {t('history.now')}{' '}
      {isFilled(value) ? <FieldValue field={column.field} value={value} linked={linked} /> : t('history.empty')}
    </span>
  )
}

/** A value as its field shows it; people and companies with their mark. */
function Plain({ column, value, linked }: { column: Column; value: unknown; linked: Linked }) {
  const shown = <FieldValue field={column.field} value={value} linked={linked} />
  const target = column.field.type === 'link' ? linked[String(value)] : undefined
  if (!target || (target.record !== 'company' && target.record !== 'person')) return shown
  return (
    <span className={styles.marked}>
      <RecordMark record={target.record} name={target.title} />
      <span className="cut">{shown}</span>
    </span>
  )
}

/** Whether this person may type into this cell. */
export function mayEdit(me: Me, definition: RecordDefinition, row: Row, { field }: Column): boolean {
  if (isOnlyKept(definition, row) && !leads(me)) return false
  return field.setBy === 'typed' && mayChange(me.permissions[definition.name], row, me)
}
