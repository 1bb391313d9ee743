import { Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { usePreference } from '../api/preferences.ts'
import { useFields } from '../api/use-fields.ts'
import { Trouble } from '../app/errors.tsx'
import { listUiOf } from '../app/registry.ts'
import { PastRows, pastOf } from '../history/list-past.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { fetched } from '../kit/fetched.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import { whenIdle } from '../kit/when-idle.ts'
import { useSubject } from '../shell/subject.ts'
import { formatNumber } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { Foot, useCountText } from './foot.tsx'
import { foldedOf } from './folded.ts'
import { groupingAt } from './grouping.ts'
import { headActs } from './head-acts.ts'
import type { LayoutProps } from './layouts.ts'
import { phoneHeights, plainLines } from './lines.ts'
import type { Density } from './query.ts'
import { rememberSpot, spotOf, type Spot } from './remembered.ts'
import { none, type Selection } from './selection.ts'
import { Table } from './table.tsx'
import { chosenTotals, totalText, useTotals } from './totals.ts'
import { mostGroups, useGroups, valueOf } from './use-groups.ts'
import { columnNamesOf, rowsWanted, tableColumns } from './rows-wanted.ts'
import { readRange, useList } from './use-list.ts'
import { useOpen } from './use-open.ts'

const rowHeights: Record<Density, number> = { compact: 28, normal: 36, comfortable: 44 }
const headHeight = 30
const outlined = 24
const noTotals: ReturnType<typeof chosenTotals> = new Map()

const NoRows = fetched(() => import('./no-rows.tsx').then((door) => door.NoRows))
const PhoneList = fetched(() => import('./phone-list.tsx').then((door) => door.PhoneList))
const SelectionBar = fetched(() => import('./selection-bar.tsx').then((door) => door.SelectionBar))
whenIdle(() => void SelectionBar.fetch())
const PastSelection = fetched(() => import('../history/past-selection.tsx').then((door) => door.PastSelection))

/** The rows of a list under its query: as a table, or as two-line rows on a phone. */
export function TableView({ definition, state, handle }: LayoutProps) {
  const t = useWords()
  const density = usePreference('density')
  const narrow = useNarrow()
  const fields = useFields(definition)
  const ui = listUiOf(definition.name)
  const { sort, q, widths, frozen } = state.query
  const names = columnNamesOf(definition, fields, state.query)
  const shape = JSON.stringify([names, widths, frozen])
  const columns = useMemo(
    () => tableColumns(definition, fields, state.query),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same as text is the same
    [definition, fields, shape],
  )
  const past = useMemo(() => pastOf(fields, state.query, state.address.at), [fields, state.query, state.address.at])
  const wanted = rowsWanted(state.query, columns, past)
  // Groups and sums of today say nothing about the rows of then.
  const grouping = past ? undefined : groupingAt(fields, state.query.group)
  const totals = past ? noTotals : chosenTotals(definition, fields, state.query.totals)
  // What is different now stands beneath what was so then.
  const rowHeight = Math.max(rowHeights[state.query.density ?? density], past ? rowHeights.normal : 0)
  const { folded } = state.address
  const heights = narrow ? phoneHeights : { row: rowHeight, head: headHeight }
  const groups = useGroups({ definition, wanted, grouping, totals, heights, folded })
  const list = useList(definition, wanted, !grouping)
  const { window } = list
  const source = grouping ? groups : list
  const plain = useMemo(
    () => plainLines(list.isPending ? { ...window, length: outlined } : window, heights.row),
    [window, list.isPending, heights.row],
  )
  const lines = groups.lines ?? plain
  const length = grouping ? (groups.lines?.rows ?? 0) : window.length
  const isPending = source.isPending
  const { address, peeked, open, peek } = useOpen(definition, state)
  const [selection, setSelection] = useState<Selection>(none)
  const begin = useMemo(() => ({ ...spotOf(address), ...(peeked && { activeId: peeked }) }), [address, peeked])
  const leave = useCallback((spot: Spot) => rememberSpot(address, spot), [address])
  // Groups are added up anyway: then all of them together may be, too.
  const asked = state.query.totals !== undefined || grouping !== undefined
  const values = useTotals(definition, wanted.filter, q, totals, { length, asked })
  const counted = useCountText(definition, { length, exact: lines.exact })
  const isCut = groups.groups.length >= mostGroups
  const count = isCut ? `${counted} · ${t('group.more', { number: formatNumber(mostGroups) })}` : counted
  const acts = headActs(definition, state, fields, names)

  const asking = JSON.stringify([wanted, state.query.group])
  useEffect(() => setSelection(none), [asking])
  useEffect(() => {
    if (length > 0 && [document.body, document.getElementById('main')].includes(document.activeElement as HTMLElement))
      handle.current?.focus()
  }, [length, handle])
  useSubject(useMemo(() => subjectOf(definition, selection), [definition, selection]))

  /** What is walked from record to record: group after group, where there are groups. */
  const stretches = () => (grouping ? groups.stretches() : [{ wanted }])
  const fold = (id: string, open: boolean) => state.change({ folded: foldedOf(folded).with(valueOf(id), open) })

  if (source.error && length === 0) return <Trouble error={source.error} onRetry={() => void source.again()} />
  if (past && !isPending && length === 0)
    return <EmptyState icon="history" title={t('history.noneThen', { records: named(definition.label.many) })} />
  if (!isPending && length === 0)
    return (
      <Suspense>
        <NoRows definition={definition} state={state} />
      </Suspense>
    )
  const shared = {
    definition,
    look: source.look,
    begin,
    onLeave: leave,
    onOpen: (id: string, newTab?: boolean) => open(id, stretches(), newTab),
  }
  if (narrow) {
    const [name = '', total] = [...totals][0] ?? []
    const sum = totalText(fields[name], total, values.get(name))
    return (
      <Suspense>
        <PhoneList
          key={asking}
          {...shared}
          lines={isPending ? plain : lines}
          grouping={grouping}
          totalOf={(group) => totalText(fields[name], total, group.totals.get(name), true)}
          onFold={fold}
          fields={fields}
          shown={[ui.totals?.[0] ?? '', ...(ui.phone ?? columns.slice(1, 3).map((column) => column.name))]}
          foot={
            <>
              <span className="grow">{count}</span>
              {sum && (
                <>
                  {total === 'sum' && 'Σ '}
                  <b>{sum}</b>
                </>
              )}
            </>
          }
        />
      </Suspense>
    )
  }
  return (
    <PastRows value={past ? (window.now ?? {}) : null}>
      <Table
        key={asking}
        {...shared}
        lines={isPending ? plain : lines}
        grouping={grouping}
        rowHeight={rowHeight}
        columns={columns}
        totals={totals}
        ensure={(first, last) =>
          grouping ? groups.ensure(first, last) : readRange(definition, wanted, { first, last })
        }
        sort={wanted.sort}
        head={acts}
        selection={selection}
        onSelect={setSelection}
        onFold={fold}
        peeked={peeked}
        onPeek={(id) => peek(id, stretches())}
        handle={handle}
        foot={(active) =>
          isPending ? null : (
            <Foot
              count={count}
              columns={columns}
              totals={totals}
              values={values}
              acts={acts}
              row={lines.rowsBefore(active) + 1}
              rows={length}
            />
          )
        }
      />
      {past && (selection.all || selection.ids.size > 0) && (
        <Suspense>
          <PastSelection
            definition={definition}
            fields={fields}
            past={past}
            filter={wanted.filter}
            q={q}
            selection={selection}
            window={window}
            onSelectAll={() => setSelection({ ids: new Set(), all: true })}
            onClear={() => {
              setSelection(none)
              handle.current?.focus()
            }}
          />
        </Suspense>
      )}
      {!past && (selection.all || selection.ids.size > 0) && (
        <Suspense>
          <SelectionBar
            definition={definition}
            fields={fields}
            selection={selection}
            length={length}
            exact={lines.exact}
            filter={wanted.filter}
            sort={sort}
            q={q}
            totals={totals}
            onSelectAll={() => setSelection({ ids: new Set(), all: true })}
            onClear={() => {
              setSelection(none)
              handle.current?.focus()
            }}
          />
        </Suspense>
      )}
      <span className="aloud" role="status">
        {!isPending && t('list.shown', { count })}
      </span>
    </PastRows>
  )
}

function subjectOf(definition: RecordDefinition, { ids, all: everything }: Selection) {
  if (everything || ids.size === 0) return null
  return { kind: 'selection' as const, definition, ids: [...ids], count: ids.size }
}
