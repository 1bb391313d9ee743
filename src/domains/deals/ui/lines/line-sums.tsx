import { formatMoney } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { totalsOf, type Billing, type LineTotals } from '../../model/index.ts'
import styles from './lines.module.css'

const ways = ['once', 'month', 'quarter', 'year'] as const
const words: Record<Billing, string> = {
  once: 'deals.totalOnce',
  month: 'deals.totalMonth',
  quarter: 'deals.totalQuarter',
  year: 'deals.totalYear',
}

/** What the lines come to. */
export function LineSums({ lines, short = false }: { lines: Parameters<typeof totalsOf>[0]; short?: boolean }) {
  const t = useWords()
  const totals = totalsOf(lines)
  if (totals) return <Totals totals={totals} short={short} />
  return lines.some(({ price }) => price) ? <p className="t2">{t('deals.noTotal')}</p> : null
}

/** Sums of what is paid once and again and again, with tax unless it is to be `short`, in the first year and in the whole term. */
export function Totals({ totals, short = false }: { totals: LineTotals; short?: boolean }) {
  const t = useWords()
  const paid = ways.flatMap((way) => (totals.paid[way] ? [[way, totals.paid[way]] as const] : []))
  const isAgain = paid.some(([way]) => way !== 'once')
  return (
    <table className={short ? styles.short : styles.sums}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('deals.net')}</th>
          {!short && <th scope="col">{t('deals.tax')}</th>}
          {!short && <th scope="col">{t('deals.gross')}</th>}
        </tr>
      </thead>
      <tbody>
        {paid.map(([way, sum]) => (
          <tr key={way}>
            <th scope="row">{t(words[way])}</th>
            <td className="sb">{formatMoney(sum.net)}</td>
            {!short && <td>{formatMoney(sum.tax)}</td>}
            {!short && <td>{formatMoney(sum.gross)}</td>}
          </tr>
        ))}
        {isAgain &&
          (['firstYear', 'contract'] as const).map((span) => (
            <tr key={span}>
              <th scope="row">{t(`deals.${span}`)}</th>
              <td className="sb">{formatMoney(totals[span])}</td>
              {!short && <td colSpan={2} />}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
