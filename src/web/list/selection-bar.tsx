import { useState } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Field } from '../../kernel/field.ts'
import { useMe } from '../api/use-me.ts'
import { actionsOf } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { Menu } from '../kit/menu.tsx'
import { mergeOf, mergePageOf } from '../merge/merge-address.ts'
import { useCommands } from '../shell/commands.ts'
import { formatNumber } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { BulkDialog, type BulkChange } from './bulk-dialog.tsx'
import { exportRows } from './export.ts'
import { countOf, type Selection } from './selection.ts'
import styles from './selection-bar.module.css'
import { useOffers } from './use-offers.ts'
import { totalText, useTotals, type Total } from './totals.ts'

interface Props {
  definition: RecordDefinition
  fields: Readonly<Record<string, Field>>
  selection: Selection
  length: number
  exact: boolean
  filter: Filter | undefined
  sort: string | undefined
  /** Text within the list. */
  q: string | undefined
  totals: ReadonlyMap<string, Total>
  onSelectAll: () => void
  onClear: () => void
}

/** What can be done to the chosen rows together. */
export function SelectionBar({
  definition,
  fields,
  selection,
  length,
  exact,
  filter,
  sort,
  q,
  totals,
  onSelectAll,
  onClear,
}: Props) {
  const t = useWords()
  const me = useMe()
  const [change, setChange] = useState<BulkChange | null>(null)
  const may = me.permissions[definition.name]
  const count = countOf(selection, length)
  const editable = Object.entries(fields).filter(([, field]) => field.setBy === 'typed' && !isSingular(field))
  const target = selection.all ? { filter: filter ?? { and: [] }, ...(q && { q }) } : { ids: [...selection.ids] }
  const sum = useSum(definition, fields, totals, filterOf(target), selection.all ? q : undefined, {
    length,
    // A few rows are added up however long the list is.
    asked: !selection.all,
  })
  const acts = actionsOf(definition.name).filter(({ bulk }) => bulk)
  const mayEdit = may?.edit !== 'none'
  const two = !selection.all && selection.ids.size === 2 ? [...selection.ids] : null
  const mayMerge = mayEdit && two !== null && mergeOf(definition) !== undefined
  const merge = () => two && goTo(mergePageOf(definition, two[0]!, two[1]))
  const offers = useOffers(fields)
  useCommands([
    ...(mayEdit && fields.owner
      ? [
          {
            id: 'selection-assign',
            label: t('bulk.assign'),
            icon: 'user-check',
            group: 'selection' as const,
            run: () => setChange({ kind: 'field', name: 'owner', field: fields.owner! }),
          },
        ]
      : []),
    ...(mayEdit
      ? acts.map((action) => ({
          id: `selection-${action.name}`,
          label: action.label,
          icon: action.icon,
          group: 'selection' as const,
          run: () => setChange({ kind: 'action', action }),
        }))
      : []),
    ...(mayMerge
      ? [
          {
            id: 'selection-merge',
            label: t('merge.two'),
            icon: 'arrow-merge',
            group: 'selection' as const,
            run: merge,
          },
        ]
      : []),
    {
      id: 'selection-export',
      label: t('export.export'),
      icon: 'download',
      group: 'selection',
      run: () => void exportRows(definition, 'xlsx', { filter: filterOf(target), sort }),
    },
    ...(may?.delete !== 'none'
      ? [
          {
            id: 'selection-delete',
            label: t('delete'),
            icon: 'trash',
            group: 'selection' as const,
            run: () => setChange({ kind: 'delete' }),
          },
        ]
      : []),
    ...(mayEdit
      ? editable.map(([name, field]) => ({
          id: `selection-edit-${name}`,
          label: t('bulk.editField', { field: field.label }),
          icon: 'pencil',
          group: 'selection' as const,
          run: () => setChange({ kind: 'field', name, field }),
        }))
      : []),
    ...(mayEdit
      ? offers.map(({ change: offered, ...offer }) => ({
          ...offer,
          group: 'selection' as const,
          run: () => setChange(offered),
        }))
      : []),
    {
      id: 'selection-clear',
      label: t('list.clearSelection'),
      icon: 'x',
      group: 'selection',
      run: onClear,
    },
  ])
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('list.selection')}>
      <span className={styles.count}>
        {t('list.selected', { count, number: formatNumber(count) })}
        {selection.all && !exact && ' ≈'}
      </span>
      {sum && <span className="t2">{sum}</span>}
      {!selection.all && selection.ids.size < length && (
        <Button kind="link" onClick={onSelectAll}>
          {t('list.selectAll', { number: formatNumber(length) })}
        </Button>
      )}
      <span className="vr" />
      {may?.edit !== 'none' && editable.length > 0 && (
        <Menu
          items={editable.map(([name, field]) => ({
            label: field.label,
            onSelect: () => setChange({ kind: 'field', name, field }),
          }))}
        >
          <Button kind="quiet" icon="pencil">
            <span>{t('bulk.edit')}</span>
          </Button>
        </Menu>
      )}
      {may?.edit !== 'none' && fields.owner && (
        <Button
          kind="quiet"
          icon="user-check"
          onClick={() => setChange({ kind: 'field', name: 'owner', field: fields.owner! })}
        >
          <span>{t('bulk.assign')}</span>
        </Button>
      )}
      {may?.edit !== 'none' && fields.tags && (
        <Button kind="quiet" icon="tag" onClick={() => setChange({ kind: 'field', name: 'tags', field: fields.tags! })}>
          <span>{t('bulk.tag')}</span>
        </Button>
      )}
      {may?.edit !== 'none' &&
        acts.map((action) => (
          <Button
            key={action.name}
            kind="quiet"
            icon={action.icon}
            title={action.summary}
            onClick={() => setChange({ kind: 'action', action })}
          >
            <span>{action.label}</span>
          </Button>
        ))}
      {mayMerge && (
        <Button kind="quiet" icon="arrow-merge" onClick={merge}>
          <span>{t('merge.two')}</span>
        </Button>
      )}
      <Button
        kind="quiet"
        icon="download"
        onClick={() =>
          void exportRows(definition, 'xlsx', { filter: filterOf(target), sort, ...(selection.all && { q }) })
        }
      >
        <span>{t('export.export')}</span>
      </Button>
      {may?.delete !== 'none' && (
        <Button kind="quiet" icon="trash" className={styles.delete} onClick={() => setChange({ kind: 'delete' })}>
          <span>{t('delete')}</span>
        </Button>
      )}
      <span className="vr" />
      <Button kind="quiet" icon="x" label={t('list.clearSelection')} onClick={onClear} />
      {change && (
        <BulkDialog
          definition={definition}
          change={change}
          target={target}
          count={count}
          onClose={() => setChange(null)}
          onDone={onClear}
        />
      )}
    </div>
  )
}

/** What the chosen rows come to, of the first column that is added up. */
function useSum(
  definition: RecordDefinition,
  fields: Props['fields'],
  totals: Props['totals'],
  filter: Filter,
  q: string | undefined,
  how: { length: number; asked: boolean },
): string | null {
  const [name] = [...totals].find(([, total]) => total === 'sum') ?? []
  const asked = new Map<string, Total>(name ? [[name, 'sum']] : [])
  const values = useTotals(definition, filter, q, asked, how)
  return name ? totalText(fields[name], 'sum', values.get(name)) : null
}

/** Addresses and numbers belong to one record each. */
const isSingular = ({ type, unique }: Field) =>
  unique === true || ['emails', 'phones', 'addresses', 'handles', 'file'].includes(type)
const filterOf = (target: { filter: Filter } | { ids: string[] }): Filter =>
  'filter' in target ? target.filter : { field: 'id', in: target.ids }
