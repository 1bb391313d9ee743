import { Suspense, useState } from 'react'
import type { Row } from '../../../../web/api/answers.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { useWords } from '../../../../web/words/words.ts'
import { linesList, type LinesKind } from '../../../deals/ui/index.tsx'
import { order, orderLine, returnOrder } from '../../model/index.ts'
import styles from './lines-panel.module.css'

const LinesList = fetched(linesList)
const ReturnDialog = fetched(() => import('../return-dialog.tsx').then((door) => door.ReturnDialog))
// The lines of an order have what those of a deal have.
const kind = { lines: orderLine, whole: order, by: 'order', title: 'orders.linesOf' } as unknown as LinesKind

const handedOver = (returnOrder.when as { in: readonly unknown[] }).in

/** The lines of an order; they are edited until it is confirmed, and come back once they were handed over. */
export default function LinesPanel({ row }: { row: Row }) {
  const t = useWords()
  const [returning, setReturning] = useState(false)
  const may = useMayEdit(order, row.id) && handedOver.includes(row.status)
  return (
    <Suspense>
      <LinesList row={row} kind={kind} open={row.status === 'placed'} />
      {may && (
        <Button icon="arrow-back-up" className={styles.open} onClick={() => setReturning(true)}>
          {t('orders.returnSome')}
        </Button>
      )}
      {returning && <ReturnDialog row={row} onClose={() => setReturning(false)} />}
    </Suspense>
  )
}
