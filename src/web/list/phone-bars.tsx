import { useState } from 'react'
import { useFields } from '../api/use-fields.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { Menu } from '../kit/menu.tsx'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { chipsOf } from './chips.ts'
import { FilterBar } from './filter-bar.tsx'
import { GroupMenu } from './group-menu.tsx'
import { layoutsOf } from './layouts.ts'
import { Find, type BarProps } from './list-bars.tsx'
import styles from './phone-bars.module.css'
import { SortMenu } from './sort-menu.tsx'

/** The head of a list on a phone: layout, finding, filters; then the views as pills. */
export function PhoneBars({ place, ...props }: BarProps & { place: 'bar' | 'views' }) {
  return place === 'bar' ? <Icons {...props} /> : <Views {...props} />
}

function Icons({ definition, state, bars, layout }: BarProps) {
  const t = useWords()
  const fields = useFields(definition)
  const [sheet, setSheet] = useState(false)
  const offered = layoutsOf(definition)
  const count = chipsOf(state.query.filter).length
  return (
    <>
      {offered.length > 1 && (
        <Menu
          align="end"
          head={t('list.layout')}
          items={offered.map(({ key, label, icon }) => ({
            label: t(label),
            icon,
            checked: key === layout.key,
            onSelect: () => state.change({ layout: key }),
          }))}
        >
          <button type="button" className={styles.icon} aria-label={t('list.layout')}>
            <Icon name={layout.icon} size={20} />
          </button>
        </Menu>
      )}
      <button
        type="button"
        className={styles.icon}
        aria-label={count > 0 ? `${t('filter.filter')} ${count}` : t('filter.filter')}
        onClick={() => setSheet(true)}
      >
        <Icon name="adjustments-horizontal" size={20} />
        {count > 0 && <em className={styles.badge}>{count}</em>}
      </button>
      {sheet && (
        <Dialog title={t('filter.filter')} onClose={() => setSheet(false)}>
          <div className={styles.sheet}>
            <Find value={state.query.q ?? ''} bars={bars} onFind={(q) => state.change({ q: q || undefined })} />
            <FilterBar
              definition={definition}
              filter={state.query.filter}
              adding={bars.adding}
              onAdding={bars.setAdding}
              onChange={(filter) => state.change({ filter })}
            />
            {!layout.Summary && <GroupMenu fields={fields} state={state} />}
            {!layout.Summary && (
              <SortMenu fields={fields} sort={state.query.sort} onSort={(sort) => state.change({ sort })} />
            )}
            <Button size={40} kind="primary" onClick={() => setSheet(false)}>
              {t('list.show')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

function Views({ definition, state }: BarProps) {
  const t = useWords()
  const pills = [
    { id: undefined, label: t('list.all', { records: named(definition.label.many) }) },
    ...state.shipped.map(({ key, label }) => ({ id: key, label })),
    ...state.views.map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <div className={styles.pills} role="group" aria-label={t('view.saved')}>
      {pills.map(({ id, label }) => (
        <button
          key={id ?? ''}
          type="button"
          aria-pressed={state.address.view === id}
          className={join(styles.pill, state.address.view === id && styles.on)}
          onClick={() => state.openView(id)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
