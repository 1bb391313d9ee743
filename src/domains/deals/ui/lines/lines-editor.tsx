import type { ReactNode } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { create } from '../../../../web/api/create.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { useUpdate } from '../../../../web/api/use-update.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { FormField } from '../../../../web/form/form-field.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { useReorder } from '../../../../web/kit/reorder.ts'
import { movedPositions } from '../../../../web/settings/position.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { dealLine } from '../../model/index.ts'
import type { LinesKind } from './kind.ts'
import { LineRow } from './line-row.tsx'
import { LineSums } from './line-sums.tsx'
import styles from './lines.module.css'
import { useLines } from './use-lines.ts'

type Line = RowOf<typeof dealLine>

interface Props {
  row: Row
  kind: LinesKind
  more?: ((row: Row, count: number) => ReactNode) | undefined
  onClose: () => void
}

/** All lines on one screen: a product is added by typing, its price comes of the catalog, and the totals follow. */
export default function LinesEditor({ row, kind, more, onClose }: Props) {
  const { id } = row
  const t = useWords()
  const fields = useFields(kind.lines)
  const { data } = useLines(kind, id)
  const update = useUpdate(kind.lines)
  const lines = data?.data ?? []
  const put = (moved: readonly { row: Line; position: number }[]) => {
    for (const { row: line, position } of moved) void update(line, { position })
  }
  const dragged = useReorder(`lines-${id}`, (key, before) => put(placedBefore(lines, key, before)))
  const add = (product: string) =>
    create(kind.lines, { [kind.by]: id, product, quantity: 1, position: lines.length } as never).catch(toastRefusal)
  const columns = ['quantity', 'price', 'discount', 'discountAmount', 'billing', 'months', 'taxRate'] as const
  return (
    <Dialog title={t(kind.title)} onClose={onClose} width={1120}>
      <div className={styles.editor}>
        {lines.length > 0 && (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('deals.product')}</th>
                {columns.map((name) => (
                  <th key={name} scope="col">
                    {fields[name]!.label}
                  </th>
                ))}
                {fields.cost && <th scope="col">{t('deals.margin')}</th>}
                <th scope="col">{t('deals.lineTotal')}</th>
                <th scope="col">
                  <span className="aloud">{t('remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <LineRow
                  key={line.id}
                  kind={kind}
                  row={line}
                  linked={data?.linked ?? {}}
                  columns={columns}
                  fields={fields}
                  first={index === 0}
                  last={index === lines.length - 1}
                  draggable={dragged(line.id)}
                  onMove={(step) => put(movedPositions(lines, line.id, step))}
                />
              ))}
            </tbody>
          </table>
        )}
        <div className={styles.foot}>
          <div className={styles.adding}>
            <FormField
              key={lines.length}
              field={{ ...fields.product!, label: t('deals.addProduct') }}
              value={null}
              linked={{}}
              onChange={(product) => typeof product === 'string' && void add(product)}
            />
            {more?.(row, lines.length)}
          </div>
          <LineSums lines={lines} />
        </div>
      </div>
    </Dialog>
  )
}

/** The positions that change when a line lands before another one. */
function placedBefore(lines: readonly Line[], key: string, before: string) {
  const moved = lines.find((line) => line.id === key)
  if (!moved) return []
  const others = lines.filter((line) => line !== moved)
  const at = others.findIndex((line) => line.id === before)
  const next = [...others.slice(0, at), moved, ...others.slice(at)]
  return next.map((row, position) => ({ row, position })).filter(({ row, position }) => row.position !== position)
}
