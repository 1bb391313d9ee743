import { Suspense } from 'react'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { formatDay, formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { totals } from '../../../deals/ui/index.tsx'
import type { Offer, OfferedLine } from '../../model/index.ts'
import styles from './offer.module.css'

const Totals = fetched(totals)
const day = (text: string) => formatDay(text, { year: true })

/** A quote as it was sent: what, how many, at which price, and what it comes to. */
export function OfferText({ offer }: { offer: Offer }) {
  const t = useWords()
  const { number, version, customer, sentOn, validUntil, terms } = offer
  return (
    <article className={styles.offer}>
      <h1>{offer.name}</h1>
      <p className="t2">
        {[
          version > 1 ? t('quotes.numberOfVersion', { number, version }) : t('quotes.number', { number }),
          customer && t('quotes.for', { customer }),
          t('quotes.sentOn', { day: day(sentOn) }),
          validUntil && t('quotes.validUntil', { day: day(validUntil) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Lines lines={offer.lines} />
      <div className={styles.totals}>
        <Suspense>
          <Totals totals={offer.totals} />
        </Suspense>
      </div>
      {terms && (
        <section>
          <h2>{t('quotes.terms')}</h2>
          <p className={styles.terms}>{terms}</p>
        </section>
      )}
    </article>
  )
}

function Lines({ lines }: { lines: readonly OfferedLine[] }) {
  const t = useWords()
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{t('quotes.what')}</th>
          <th scope="col">{t('quotes.quantity')}</th>
          <th scope="col">{t('quotes.each')}</th>
          <th scope="col">{t('quotes.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">
              {line.label}
              {notesOf(line, t).map((note) => (
                <small key={note}>{note}</small>
              ))}
            </th>
            <td data-label={t('quotes.quantity')}>{formatNumber(line.quantity)}</td>
            <td data-label={t('quotes.each')}>{line.price && formatMoney(line.price)}</td>
            <td data-label={t('quotes.amount')} className="sb">
              {line.amount && formatMoney(line.amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What else there is to know of a line. */
function notesOf(line: OfferedLine, t: ReturnType<typeof useWords>): string[] {
  const { optional, billing, months, discount, discountAmount, setupFee, taxRate, taxIncluded } = line
  const off = [discount ? formatNumber(discount / 100, { style: 'percent', maximumFractionDigits: 2 }) : '', discountAmount ? formatMoney(discountAmount) : ''].filter(Boolean) // prettier-ignore
  return [
    optional && t('quotes.optional'),
    billing !== 'once' && [t(`quotes.paid.${billing}`), months && t('quotes.months', { count: months })].filter(Boolean).join(', '), // prettier-ignore
    off.length > 0 && t('quotes.discount', { off: off.join(' + ') }),
    setupFee && t('quotes.setupFee', { fee: formatMoney(setupFee) }),
    taxRate !== null && t(taxIncluded ? 'quotes.taxIncluded' : 'quotes.tax', { rate: formatNumber(taxRate / 100, { style: 'percent', maximumFractionDigits: 2 }) }), // prettier-ignore
  ].filter((note) => typeof note === 'string')
}
