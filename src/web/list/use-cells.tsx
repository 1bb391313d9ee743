import { Suspense, useState, type ClipboardEvent, type ReactNode } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Row } from '../api/answers.ts'
import { useMe } from '../api/use-me.ts'
import { useUpdate } from '../api/use-update.ts'
import { plainText } from '../fields/plain-text.ts'
import { useIsPast } from '../history/list-past.ts'
import { fetched } from '../kit/fetched.tsx'
import { toast } from '../kit/toast.tsx'
import { isTyping } from '../shell/keys.ts'
import { words } from '../words/words.ts'
import { mayEdit } from './cell.tsx'
import { changeCells, type CellChange } from './change-cells.ts'
import type { Column } from './columns.ts'
import type { Range } from './grid-keys.ts'
import type { Lines } from './lines.ts'
import type { Copied } from './read-cells.ts'
import type { Selection } from './selection.ts'
import { readTsv, writeTsv } from './tsv.ts'

const PasteDialog = fetched(() => import('./paste-dialog.tsx').then((door) => door.PasteDialog))

interface Options {
  definition: RecordDefinition
  columns: readonly Column[]
  lines: Lines
  /** The chosen cells; null in row mode. */
  range: Range | null
  selection: Selection
  active: number
  ensure: (first: number, last: number) => Promise<void>
  onClose: () => void
}

/** What was copied last in this tab: pasted again here, values come along as they are. */
let last: { text: string; cells: Copied[][] } | null = null

/** Copying, pasting, filling down and emptying what is chosen. */
export function useCells({ definition, columns, lines, range, selection, active, ensure, onClose }: Options) {
  const me = useMe()
  const save = useUpdate(definition)
  const [clip, setClip] = useState<{ texts: string[][]; copied: Copied[][] | null } | null>(null)
  const { currency } = me.workspace
  const isPast = useIsPast()
  const may = (row: Row, column: Column) => !isPast && mayEdit(me, definition, row, column)

  const chosenRows = (): (Row | undefined)[] => {
    if (range) return rowsBetween(lines, range.rows[0], range.rows[1])
    const indexes = [...selection.ids].map((id) => lines.indexOf(id)).filter((index) => index >= 0)
    const rows = indexes.length > 0 ? indexes.sort((one, other) => one - other) : [active]
    return rows.flatMap((index) => rowsBetween(lines, index, index))
  }
  const chosenColumns = range ? columns.slice(range.columns[0], range.columns[1] + 1) : columns

  const copy = (event: ClipboardEvent) => {
    if (isTyping(event.target) || globalThis.getSelection()?.toString()) return
    const rows = chosenRows()
    if (rows.length === 0) return
    event.preventDefault()
    if (rows.includes(undefined)) return toast({ text: words('cells.notRead') })
    const cells = (rows as Row[]).map((row) =>
      chosenColumns.map(({ name, field }) => ({ field, value: row[name] ?? null, linked: lines.linked })),
    )
    const text = writeTsv(
      cells.map((row) => row.map((each) => plainText(each.field, each.value, each.linked, currency))),
    )
    event.clipboardData.setData('text/plain', text)
    last = { text, cells }
  }

  const paste = (event: ClipboardEvent) => {
    // Where a cell was edited last, the browser takes that for the target.
    if (isTyping(event.target) || !range || isPast) return
    const text = event.clipboardData.getData('text/plain')
    const texts = readTsv(text)
    if (texts.length === 0) return
    event.preventDefault()
    setClip({ texts, copied: last?.text === text.replaceAll('\r\n', '\n') ? last.cells : null })
  }

  const change = (cells: CellChange[]) => {
    const fitting = cells.filter(
      ({ row, column, value }) => may(row, column) && !(value === null && column.field.required),
    )
    const [only] = fitting
    if (!only) return toast({ text: words('cells.nothing') })
    if (fitting.length === 1) return void save(only.row, { [only.column.name]: only.value }, only.linked)
    void changeCells(definition, fitting)
  }
  const targets = (from: number): { row: Row; column: Column }[] =>
    chosenRows()
      .slice(from)
      .flatMap((row) => (row ? chosenColumns.map((column) => ({ row, column })) : []))

  const fillDown = () => {
    if (!range) return
    const single = range.rows[0] === range.rows[1]
    const [source] = single ? rowsBetween(lines, range.rows[0] - 1, range.rows[0] - 1) : chosenRows()
    if (!source) return
    change(
      targets(single ? 0 : 1).map((at) => ({ ...at, value: source[at.column.name] ?? null, linked: lines.linked })),
    )
  }
  const empty = () => change(targets(0).map((at) => ({ ...at, value: null, linked: {} })))

  const dialog: ReactNode = clip && range && (
    <Suspense>
      <PasteDialog
        definition={definition}
        columns={columns}
        lines={lines}
        range={range}
        clip={clip}
        may={may}
        ensure={ensure}
        onClose={() => {
          setClip(null)
          onClose()
        }}
      />
    </Suspense>
  )
  return { copy, paste, fillDown, empty, dialog }
}

/** The rows from one line to another, heads of groups left out; undefined where one has not been read. */
export function rowsBetween(lines: Lines, first: number, end: number, most = Infinity): (Row | undefined)[] {
  const rows: (Row | undefined)[] = []
  const stop = Math.min(end, lines.lay.length - 1)
  for (let index = Math.max(0, first); index <= stop && rows.length < most; index++) {
    const line = lines.at(index)
    if (line.kind === 'row') rows.push(line.row)
  }
  return rows
}
