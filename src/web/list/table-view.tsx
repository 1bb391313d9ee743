import { useCallback, useEffect, useMemo, useState } from 'react'
import { all } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { useFields } from '../api/use-fields.ts'
import { Trouble } from '../app/errors.tsx'
import { listUiOf } from '../app/registry.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import { openCreate } from '../shell/create-request.ts'
import { useSubject } from '../shell/subject.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { chipsOf } from './chips.ts'
import { columnsOf, firstColumns, linksAmong } from './columns.ts'
import { Foot, sumText, useCountText, useTotals } from './foot.tsx'
import { PhoneList } from './phone-list.tsx'
import { rememberSpot, spotOf, type Spot } from './remembered.ts'
import { none, type Selection } from './selection.ts'
import { SelectionBar } from './selection-bar.tsx'
import type { LayoutProps } from './layouts.ts'
import { Table } from './table.tsx'
import { useList } from './use-list.ts'
import { useOpen } from './use-open.ts'
import type { ListState } from './use-list-state.ts'

/** The rows of a list under its query: as a table, or as two-line rows on a phone. */
export function TableView({ definition, state, handle }: LayoutProps) {
  const t = useWords()
  const narrow = useNarrow()
  const fields = useFields(definition)
  const ui = listUiOf(definition.name)
  const { filter, sort, q } = state.query
  const names = state.query.columns ?? ui.columns ?? firstColumns(definition, fields)
  const asked = names.join(',')
  const columns = useMemo(
    () => columnsOf(definition, fields, asked.split(','), ui.widths),
    [definition, fields, asked, ui.widths],
  )
  const wanted = { filter: filter && all(filter), sort, q, with: linksAmong(columns) }
  const list = useList(definition, wanted)
  const { window } = list
  const { address, peeked, open, peek } = useOpen(definition, state)
  const [selection, setSelection] = useState<Selection>(none)
  const begin = useMemo(() => ({ ...spotOf(address), ...(peeked && { activeId: peeked }) }), [address, peeked])
  const leave = useCallback((spot: Spot) => rememberSpot(address, spot), [address])
  const totals = useTotals(definition, wanted.filter, q, window.length)
  const count = useCountText(definition, window)

  const asking = JSON.stringify(wanted)
  useEffect(() => setSelection(none), [asking])
  useEffect(() => {
    if (window.length > 0 && document.activeElement === document.body) handle.current?.focus()
  }, [window.length, handle])
  useSubject(useMemo(() => subjectOf(definition, selection), [definition, selection]))

  if (list.error && window.pages.length === 0) return <Trouble error={list.error} onRetry={() => void list.again()} />
  if (!list.isPending && window.length === 0) return <Nothing definition={definition} state={state} />
  const shared = {
    definition,
    window,
    look: list.look,
    begin,
    onLeave: leave,
    onOpen: (id: string, newTab?: boolean) => open(id, wanted, newTab),
  }
  if (narrow) {
    const sum = sumText([...totals.values()][0])
    return (
      <PhoneList
        key={asking}
        {...shared}
        fields={fields}
        shown={[ui.totals?.[0] ?? '', ...(ui.phone ?? columns.slice(1, 3).map(({ name }) => name))]}
        foot={
          <>
            <span className="grow">{count}</span>
            {sum && (
              <>
                Σ <b>{sum}</b>
              </>
            )}
          </>
        }
      />
    )
  }
  const shownWindow = list.isPending ? { ...window, length: 24 } : window
  return (
    <>
      <Table
        key={asking}
        {...shared}
        window={shownWindow}
        columns={columns}
        sort={sort}
        onSort={(next) => state.change({ sort: next })}
        selection={selection}
        onSelect={setSelection}
        handle={handle}
        peeked={peeked}
        onPeek={(id) => peek(id, wanted)}
        foot={(active) =>
          list.isPending ? null : (
            <Foot definition={definition} columns={columns} window={window} totals={totals} active={active} />
          )
        }
      />
      {(selection.all || selection.ids.size > 0) && (
        <SelectionBar
          definition={definition}
          fields={fields}
          selection={selection}
          length={window.length}
          exact={window.exact}
          filter={wanted.filter}
          sort={sort}
          q={q}
          onSelectAll={() => setSelection({ ids: new Set(), all: true })}
          onClear={() => {
            setSelection(none)
            handle.current?.focus()
          }}
        />
      )}
      <span className="aloud" role="status">
        {!list.isPending && t('list.shown', { count })}
      </span>
    </>
  )
}

function subjectOf(definition: RecordDefinition, { ids, all: everything }: Selection) {
  if (everything || ids.size === 0) return null
  return { kind: 'selection' as const, definition, ids: [...ids], count: ids.size }
}

/** No rows: because nothing fits the filter, or because there are none yet. */
function Nothing({ definition, state }: { definition: RecordDefinition; state: ListState }) {
  const t = useWords()
  const { filter, q } = state.query
  const records = named(definition.label.many)
  if (q || chipsOf(filter).length > 0) {
    return (
      <EmptyState icon="search" title={t('list.noneFound', { records })}>
        <Button onClick={() => state.change({ filter: { and: [] }, q: undefined })}>{t('filter.clear')}</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={definition.icon} title={t('list.noneYet', { records })}>
      <Button icon="plus" onClick={() => openCreate(definition.name)}>
        {t('list.new', { record: named(definition.label.one) })}
      </Button>
    </EmptyState>
  )
}
