import type { Money } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { amountOf, units } from '../../../../kernel/money.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { Change } from '../../../../web/history/change.tsx'
import { formatMoney } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { lineAmount, totalsOf } from '../../../deals/model/index.ts'
import { comparedLines, type Beside } from '../../model/compared.ts'
import { quoteLine } from '../../model/index.ts'
import styles from './versions.module.css'

type Line = RowOf<typeof quoteLine>

const most = 200
const linesQuery = (id: string) => ({ filter: { field: 'quote', is: id }, sort: 'position', limit: most })

/** What a version has that the other has not, what is otherwise, and what both come to. */
export function Compared({ earlier, later }: { earlier: string; later: string }) {
  const t = useWords()
  const [was, is] = [useRows(quoteLine, linesQuery(earlier)), useRows(quoteLine, linesQuery(later))]
  if (!was.data || !is.data) return <Reading />
  if (was.data.page.more || is.data.page.more) return <p className="t2">{t('quotes.manyLines', { most })}</p>
  const beside = comparedLines(was.data.data, is.data.data)
  return (
    <>
      {beside.length === 0 && <p className="t2">{t('quotes.sameLines')}</p>}
      <ul className={styles.lines}>
        {beside.map((each, index) => (
          <OneLine key={index} {...each} />
        ))}
      </ul>
      <Sums was={was.data.data} is={is.data.data} />
    </>
  )
}

function OneLine({ was, is, changed }: Beside) {
  const t = useWords()
  const line = (is ?? was) as Line
  const amount = lineAmount(line)
  const state = !was ? 'added' : !is ? 'removed' : 'changed'
  return (
    <li>
      <span className={styles.head}>
        <span>{line.label}</span>
        {amount && <span className="sb">{formatMoney(amount)}</span>}
      </span>
      <small className={styles[state]}>{t(`quotes.line.${state}`)}</small>
      {was && is && (
        <dl className={styles.fields}>
          {changed.map((name) => (
            <Change key={name} field={quoteLine.fields[name]} before={was[name]} after={is[name]} linked={{}} />
          ))}
        </dl>
      )}
    </li>
  )
}

/** Of what is not optional, over the whole term, without tax. */
function Sums({ was, is }: { was: readonly Line[]; is: readonly Line[] }) {
  const t = useWords()
  const [from, to] = [totalsOf(was)?.contract, totalsOf(is)?.contract]
  if (!from || !to) return null
  return (
    <p className={styles.head}>
      <span>{t('quotes.sums', { from: formatMoney(from), to: formatMoney(to) })}</span>
      {from.currency === to.currency && <Difference from={from} to={to} />}
    </p>
  )
}

function Difference({ from, to }: { from: Money; to: Money }) {
  const t = useWords()
  const more = units(to.amount) - units(from.amount)
  if (more === 0n) return null
  const amount = formatMoney({ ...to, amount: amountOf(more < 0n ? -more : more, to.currency) })
  return <span className="sb">{t(more > 0n ? 'quotes.more' : 'quotes.less', { amount })}</span>
}
