import { Suspense, useEffect, useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { usePreference } from '../api/preferences.ts'
import { useFields } from '../api/use-fields.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { Menu } from '../kit/menu.tsx'
import { Segmented } from '../kit/segmented.tsx'
import { CommandKeys } from '../shell/command-keys.tsx'
import { openCreate } from '../shell/create-request.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { exportRows } from './export.ts'
import { FilterBar } from './filter-bar.tsx'
import { layoutsOf, type Layout } from './layouts.ts'
import styles from './list-bars.module.css'
import { densities } from './query.ts'
import { columnNamesOf } from './rows-wanted.ts'
import { GroupMenu } from './group-menu.tsx'
import { SortMenu } from './sort-menu.tsx'
import type { ListBars } from './use-list-commands.ts'
import type { ListState } from './use-list-state.ts'
import { ViewMenu } from './view-menu.tsx'

export interface BarProps {
  definition: RecordDefinition
  state: ListState
  bars: ListBars
  layout: Layout
}

/** The first bar: the view, finding within the list, how it is drawn, something new. */
export function ListBar({ definition, state, bars, layout, place }: BarProps & { place: 'start' | 'end' }) {
  const t = useWords()
  const offered = layoutsOf(definition)
  if (place === 'start') return <ViewMenu definition={definition} state={state} />
  return (
    <>
      <Find value={state.query.q ?? ''} bars={bars} onFind={(q) => state.change({ q: q || undefined })} />
      {offered.length > 1 && (
        <Segmented
          label={t('list.layout')}
          value={layout.key}
          options={offered.map(({ key, label, icon }) => ({ value: key, label: t(label), icon }))}
          onChange={(next) => state.change({ layout: next })}
        />
      )}
      <Button
        kind={state.address.history ? 'plain' : 'quiet'}
        icon="history"
        label={t('history.title')}
        aria-pressed={state.address.history === true}
        onClick={() => state.change(state.address.history ? { history: undefined, at: undefined } : { history: true })}
      />
      {bars.mayCreate && (
        <Button kind="primary" icon="plus" onClick={() => openCreate(definition.name)}>
          {t('list.new', { record: named(definition.label.one) })}
        </Button>
      )}
    </>
  )
}

/** Text within the list; it waits until one stops typing. */
export function Find({
  value,
  bars,
  onFind,
  autoFocus,
}: {
  value: string
  bars: ListBars
  onFind: (q: string) => void
  autoFocus?: boolean
}) {
  const t = useWords()
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onFind(text.trim()), 200)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what is typed starts the clock
  }, [text])
  return (
    <span className={styles.find}>
      <Icon name="search" />
      <input
        ref={bars.find}
        type="search"
        aria-label={t('list.find')}
        placeholder={t('list.find')}
        value={text}
        autoFocus={autoFocus}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setText('')
            onFind('')
            event.currentTarget.blur()
          }
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault()
            bars.handle.current?.focus()
          }
        }}
      />
      <CommandKeys of="find" />
    </span>
  )
}

/** The second bar: filter chips, order, columns, and what else can be done with the list. */
export function ListSub({ definition, state, bars, layout }: BarProps) {
  const t = useWords()
  const fields = useFields(definition)
  const usual = usePreference('density')
  const { filter, sort, q } = state.query
  const columns = columnNamesOf(definition, fields, state.query)
  const shown = columns.filter((name) => fields[name])
  return (
    <div className={styles.sub}>
      <FilterBar
        definition={definition}
        filter={filter}
        adding={bars.adding}
        onAdding={bars.setAdding}
        onChange={(next) => state.change({ filter: next })}
      />
      <span className="grow" />
      {layout.Summary && (
        <Suspense>
          <layout.Summary definition={definition} state={state} handle={bars.handle} />
        </Suspense>
      )}
      {!layout.Summary && (
        <span className={styles.end}>
          <GroupMenu fields={fields} state={state} />
          <SortMenu fields={fields} sort={sort} onSort={(next) => state.change({ sort: next })} />
          <ColumnsMenu
            fields={fields}
            title={definition.title}
            columns={columns}
            frozen={state.query.frozen ?? 1}
            onFreeze={(frozen) => state.change({ frozen })}
            onChange={(next) => state.change({ columns: next })}
          />
          <Menu
            align="end"
            items={[
              {
                label: t('export.excel'),
                icon: 'download',
                group: t('export.export'),
                onSelect: () => void exportRows(definition, 'xlsx', { filter, sort, q, fields: shown }),
              },
              {
                label: t('export.csv'),
                icon: 'download',
                onSelect: () => void exportRows(definition, 'csv', { filter, sort, q, fields: shown }),
              },
              {
                label: t('export.allCsv'),
                icon: 'download',
                onSelect: () => void exportRows(definition, 'csv', { filter, sort, q }),
              },
              {
                label: t('export.allJson'),
                icon: 'download',
                onSelect: () => void exportRows(definition, 'json', { filter, sort, q }),
              },
              {
                label: t('bin.title'),
                icon: 'trash',
                group: true,
                onSelect: () => goTo(`/bin?of=${definition.name}`),
              },
              ...densities.map((density, index) => ({
                label: t(`settings.rows.${density}`),
                checked: (state.query.density ?? usual) === density,
                ...(index === 0 && { group: t('settings.density') }),
                onSelect: () => state.change({ density }),
              })),
            ]}
          >
            <Button kind="quiet" icon="dots" label={t('more')} />
          </Menu>
        </span>
      )}
    </div>
  )
}
