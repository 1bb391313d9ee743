import type { RowOf } from '../../../../kernel/record.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { useMayEdit } from '../../../../web/record/use-may-edit.ts'
import { formatDay, formatNumber, today } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import styles from './end-panel.module.css'
import { subscription } from '../../model/index.ts'
import { earliestEnd } from '../../model/terms.ts'

/** Beside a subscription: when it would end if it were cancelled today, and why then. */
export default function EndPanel({ row }: { row: Row }) {
  const t = useWords()
  const may = useMayEdit(subscription, row.id)
  const of = row as unknown as RowOf<typeof subscription>
  const isKnown = of.noticeDays !== undefined && of.termEndsOn !== undefined && of.renewal !== undefined
  if (!may || !isKnown || (of.status !== 'active' && of.status !== 'renewalDue')) return null
  const { day, because } = earliestEnd(of, today())
  return (
    <p className={styles.end}>
      {t('subscriptions.wouldEnd', { day: formatDay(day) })}{' '}
      {t(`subscriptions.because.${because}`, { count: of.noticeDays, number: formatNumber(of.noticeDays) })}
    </p>
  )
}
