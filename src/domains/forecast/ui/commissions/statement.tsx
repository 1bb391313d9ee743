import { useQuery } from '@tanstack/react-query'
import { client } from '../../../../web/api/client.ts'
import { create, remove } from '../../../../web/api/create.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { goTo } from '../../../../web/app/router.ts'
import { followHere } from '../../../../web/fields/record-link.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { formatList, formatMoney, formatMoment, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { commissionStatement } from '../../model/index.ts'
import { Attained } from './attained.tsx'
import { commissionsPage, statementQuery, type Due, type DueLine } from './commissions-query.ts'
import styles from './commissions.module.css'

interface Props {
  period: string
  due: Due
  maySettle: boolean
  /** Whether there is nobody else to go back to. */
  isOnly: boolean
}

/** How what somebody is paid came about, deal by deal; whoever may settles it, or opens it again. */
export function StatementOf({ period, due, maySettle, isOnly }: Props) {
  const t = useWords()
  const { data, error, refetch } = useQuery(statementQuery(period, due.user))
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={6} />
  const { currency, data: statement } = data
  return (
    <section className={styles.statement}>
      <header>
        {!isOnly && (
          <Button
            kind="quiet"
            icon="chevron-left"
            label={t('commissions.all')}
            onClick={() => goTo(commissionsPage(period))}
          />
        )}
        <h2>{due.name}</h2>
        {maySettle && <Settle period={period} due={statement} />}
      </header>
      <p className="t2">
        <Attained due={statement} currency={currency} />
      </p>
      <Settled due={statement} currency={currency} />
      {statement.lines.length === 0 && <p className="t2">{t('commissions.none')}</p>}
      <ul className={styles.lines}>
        {statement.lines.map((line, index) => (
          <OneLine key={line.deal?.id ?? index} line={line} currency={currency} />
        ))}
        <li className={styles.total}>
          <span className={styles.what}>{t('commissions.total')}</span>
          <b>{formatMoney({ amount: statement.total, currency })}</b>
        </li>
      </ul>
    </section>
  )
}

/** When it was settled and with how much; what would be due now is beneath. */
function Settled({ due: { settled, total }, currency }: { due: Due; currency: string }) {
  const t = useWords()
  if (!settled) return null
  const amount = formatMoney({ amount: settled.total, currency })
  const when = formatMoment(settled.at)
  const isAsNow = Number(settled.total) === Number(total)
  return (
    <p className={styles.note}>{t(isAsNow ? 'commissions.settledAt' : 'commissions.changedSince', { amount, when })}</p>
  )
}

function OneLine({
  line: { deal, at, amount, parts, commission, was },
  currency,
}: {
  line: DueLine
  currency: string
}) {
  const t = useWords()
  const money = (value: string) => formatMoney({ amount: value, currency })
  const rate = (percent: string) => formatNumber(Number(percent) / 100, { style: 'percent', maximumFractionDigits: 4 })
  const how = parts.map((part) => t('commissions.part', { amount: money(part.amount), rate: rate(part.rate) }))
  const said = [formatMoment(at), how.length > 0 ? formatList(how) : money(amount)]
  return (
    <li>
      <span className={styles.what}>
        {deal ? (
          <a href={`/deals/${deal.id}`} onClick={(event) => followHere(event, `/deals/${deal.id}`)}>
            {deal.name}
          </a>
        ) : (
          t('commissions.unseen')
        )}
        <small>{said.join(' · ')}</small>
        {was !== null && <small className={styles.was}>{t('commissions.was', { amount: money(was) })}</small>}
      </span>
      <b>{money(commission)}</b>
    </li>
  )
}

function Settle({ period, due: { user, settled } }: { period: string; due: Due }) {
  const t = useWords()
  const change = async (made: Promise<unknown>) => {
    await made.catch(toastRefusal)
    await client.invalidateQueries({ queryKey: ['commissions', period] })
  }
  return settled ? (
    <Button icon="arrow-back-up" onClick={() => void change(remove(commissionStatement, settled as never))}>
      {t('commissions.open')}
    </Button>
  ) : (
    <Button icon="lock" onClick={() => void change(create(commissionStatement, { period, user }))}>
      {t('commissions.settle')}
    </Button>
  )
}
