import type { Field } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked } from '../../../../web/api/answers.ts'
import { remove } from '../../../../web/api/create.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { Menu } from '../../../../web/kit/menu.tsx'
import type { Draggable } from '../../../../web/kit/reorder.ts'
import { formatMoney } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { lineAmount, marginOf, type dealLine } from '../../model/index.ts'
import type { LinesKind } from './kind.ts'
import styles from './lines.module.css'

type Line = RowOf<typeof dealLine>

interface Props {
  kind: LinesKind
  row: Line
  linked: Linked
  columns: readonly (keyof Line & string)[]
  fields: Readonly<Record<string, Field>>
  first: boolean
  last: boolean
  draggable: Draggable
  onMove: (step: -1 | 1) => void
}

/** A line, each value editable where it stands; the reason of its price is told on it. */
export function LineRow({ kind, row, linked, columns, fields, first, last, draggable, onMove }: Props) {
  const t = useWords()
  const update = useUpdate(kind.lines)
  const name = row.label ?? (row.product ? linked[row.product]?.title : null) ?? t('deals.product')
  const total = lineAmount(row)
  const margin = fields.cost ? marginOf(row) : null
  const menu = [
    { label: t('deals.moveUp'), icon: 'arrow-up', disabled: first, onSelect: () => onMove(-1) },
    { label: t('deals.moveDown'), icon: 'arrow-down', disabled: last, onSelect: () => onMove(1) },
    {
      label: t(row.optional ? 'deals.makeCounted' : 'deals.makeOptional'),
      icon: row.optional ? 'check' : 'circle-dashed',
      onSelect: () => void update(row, { optional: !row.optional }),
    },
    {
      label: t('deals.lineRemove'),
      icon: 'trash',
      danger: true,
      onSelect: () =>
        void remove(kind.lines, row).catch(toastRefusal),
    },
  ]
  return (
    <tr {...draggable} className={styles.line}>
      <th scope="row">
        {name}
        {row.optional && <small>{t('deals.optional')}</small>}
        {row.priceReason && <small title={row.priceReason}>{row.priceReason.split('\n')[0]}</small>}
      </th>
      {columns.map((column) => (
        <td key={column} data-label={fields[column]!.label} title={column === 'price' ? (row.priceReason ?? undefined) : undefined}>
          <FormField
            inline
            field={fields[column]!}
            value={row[column]}
            linked={{}}
            onChange={(value) => void update(row, { [column]: value } as never)}
          />
        </td>
      ))}
      {fields.cost && <td data-label={t('deals.margin')}>{margin && formatMoney(margin)}</td>}
      <td data-label={t('deals.lineTotal')} className="sb">
        {total ? formatMoney(total) : <span className="t3">{t('deals.noPriceYet')}</span>}
      </td>
      <td>
        <Menu align="end" items={menu}>
          <Button kind="quiet" icon="dots" label={t('deals.lineMenu', { name })} />
        </Menu>
      </td>
    </tr>
  )
} // prettier-ignore
