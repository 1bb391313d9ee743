import { followHere } from '../../../web/fields/record-link.tsx'
import { formatMoney, formatNumber } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { dealsPage, type FigureName, type Forecast, type Line } from './forecast-query.ts'
import styles from './forecast.module.css'

export interface OfLine {
  forecast: Forecast
  line: Line
}

/** What a line is called. */
export function useNameOf() {
  const t = useWords()
  return ({ kind, name }: Line) => (kind === 'nobody' ? t('forecast.nobody') : name)
}

/** An amount without its cents. */
export const money = (amount: string, currency: string) => formatMoney({ amount, currency }, { whole: true })

/** A figure, which opens the deals behind it; those of the past are only told. */
export function Amount({ forecast, line, figure }: OfLine & { figure: FigureName }) {
  const t = useWords()
  const nameOf = useNameOf()
  const { amount, count } = line[figure]
  const shown = money(amount, forecast.currency)
  if (count === 0) return <span className={styles.none}>{shown}</span>
  if (forecast.asOf) return shown
  const page = dealsPage(line.filter, forecast.filters[figure])
  const label = t('forecast.opens', { amount: shown, what: t(`forecast.${figure}`), who: nameOf(line), count })
  return (
    <a
      href={page}
      aria-label={label}
      title={t('forecast.deals', { count })}
      onClick={(event) => followHere(event, page)}
    >
      {shown}
    </a>
  )
}

/** The target, and beneath it how much of it was closed. */
export function QuotaOf({ forecast, line: { quota, attained } }: OfLine) {
  const t = useWords()
  if (!quota) return <span className={styles.none}>–</span>
  return (
    <>
      {money(quota.amount, forecast.currency)}
      <small>
        {attained !== null && formatNumber(attained / 100, { style: 'percent', maximumFractionDigits: 0 })}
        {quota.of === 'below' && ` · ${t('forecast.below')}`}
      </small>
    </>
  )
}

/** What is missing to the target, or by how much it was passed. */
export function GapOf({ forecast, line: { gap } }: OfLine) {
  const t = useWords()
  if (gap === null) return <span className={styles.none}>–</span>
  if (!gap.startsWith('-')) return money(gap, forecast.currency)
  return (
    <span className={styles.passed}>{t('forecast.passed', { amount: money(gap.slice(1), forecast.currency) })}</span>
  )
}

/** What is likely, and beneath it between what it will probably end. */
export function Projection({ forecast: { currency }, line: { projection } }: OfLine) {
  const t = useWords()
  const { low, likely, high } = projection
  return (
    <>
      {money(likely, currency)}
      {low !== high && <small>{t('forecast.range', { low: money(low, currency), high: money(high, currency) })}</small>}
    </>
  )
}
