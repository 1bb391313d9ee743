import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import type { Linked, Row } from '../../../web/api/answers.ts'
import { sentenceOf } from '../../../web/api/request.ts'
import { act } from '../../../web/api/use-action.ts'
import { useRows } from '../../../web/api/use-rows.ts'
import { parseNumber } from '../../../web/fields/parse/decimal.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Dialog } from '../../../web/kit/dialog.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { TextField } from '../../../web/kit/text-field.tsx'
import { currentLocale, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { orderLine, returnOrder } from '../model/index.ts'
import styles from './return-dialog.module.css'

type Line = RowOf<typeof orderLine>

const leftOf = ({ quantity, returned }: Line) => quantity - (returned ?? 0)

/** Takes back so many of each line, with the reason; of what came back already nothing is asked. */
export function ReturnDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useWords()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const { data } = useRows(orderLine, { filter: { field: 'order', is: row.id }, sort: 'position', limit: 200, with: 'product' })
  const open = (data?.data ?? []).filter((line) => leftOf(line) > 0)
  const counts = open.map((line) => ({ line: line.id, quantity: countOf(typed[line.id]) }))
  const isWrong = (line: Line) => !(countOf(typed[line.id]) <= leftOf(line))
  const lines = counts.filter(({ quantity }) => quantity !== 0)
  const ready = lines.length > 0 && !open.some(isWrong)
  const submit = async () => {
    setBusy(true)
    const said = reason.trim() ? { reason: reason.trim() } : {}
    const answer = await act(returnOrder as never, row, { lines, ...said }, { done: t('orders.returned'), refused: setRefusal })
    setBusy(false)
    if (answer) onClose()
  }
  return (
    <Dialog
      title={t('orders.returnTitle', { number: String(row.number) })}
      onClose={onClose}
      foot={
        <Button size={32} kind="primary" busy={busy} disabled={!ready} onClick={() => void submit()}>
          {t('orders.returnDo')}
        </Button>
      }
    >
      <div className={styles.form}>
        {!data && <SkeletonLines count={3} />}
        {open.map((line) => (
          <TextField
            key={line.id}
            label={nameOf(line, data?.linked ?? {}) ?? t('orders.line')}
            help={t('orders.returnLeft', { left: formatNumber(leftOf(line)), all: formatNumber(line.quantity) })}
            error={isWrong(line) ? t('orders.returnWrong', { left: formatNumber(leftOf(line)) }) : undefined}
            inputMode="decimal"
            placeholder="0"
            value={typed[line.id] ?? ''}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [line.id]: value }))}
          />
        ))}
        <TextField label={returnOrder.input.reason.label} maxLength={1_000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {refusal !== null && (
          <p role="alert" className="bad">
            {sentenceOf(refusal)}
          </p>
        )}
      </div>
    </Dialog>
  )
} // prettier-ignore

/** What is typed, as a number; what is none compares with nothing. */
const countOf = (text = ''): number => {
  const count = text.trim() === '' ? 0 : (parseNumber(text, currentLocale()) ?? NaN)
  return count < 0 ? NaN : count
}

const nameOf = ({ label, product }: Line, linked: Linked) => label ?? (product ? linked[product]?.title : null)
