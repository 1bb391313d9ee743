import { Suspense } from 'react'
import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { fetched } from '../../../../web/kit/fetched.tsx'
import { formatDay, formatMoney, formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { totals } from '../../../deals/ui/index.tsx'
import { isChoosable, withChosen } from '../../model/chosen.ts'
import type { Offer, OfferedLine } from '../../model/index.ts'
import styles from './offer.module.css'

const Totals = fetched(totals)
const day = (text: string) => formatDay(text, { year: true })

interface Props {
  offer: Offer
  /** The places of the optional lines that the customer takes as well; they choose while `onChoose` is there. */
  chosen: ReadonlySet<number>
  onChoose?: (chosen: ReadonlySet<number>) => void
}

/** A quote as it was sent: what, how many, at which price, and what it comes to with what is chosen. */
export function OfferText({ offer, chosen, onChoose }: Props) {
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
      <Lines offer={offer} chosen={chosen} onChoose={onChoose} />
      <div className={styles.totals} aria-live="polite">
        <Suspense>
          <Totals totals={onChoose ? withChosen(offer, chosen).totals : offer.totals} />
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

function Lines({ offer, chosen, onChoose }: Props) {
  const t = useWords()
  const turn = (place: number) => onChoose?.(chosen.symmetricDifference(new Set([place])))
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
        {offer.lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">
              {onChoose && isChoosable(offer, line) ? (
                <label className={styles.choice}>
                  <Checkbox label={line.label} checked={chosen.has(index)} onChange={() => turn(index)} />
                  {line.label}
                </label>
              ) : (
                line.label
              )}
              {notesOf(line, t, chosen.has(index)).map((note) => (
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
function notesOf(line: OfferedLine, t: ReturnType<typeof useWords>, isChosen: boolean): string[] {
  const { optional, billing, months, discount, discountAmount, setupFee, taxRate, taxIncluded } = line
  const off = [discount ? formatNumber(discount / 100, { style: 'percent', maximumFractionDigits: 2 }) : '', discountAmount ? formatMoney(discountAmount) : ''].filter(Boolean) // prettier-ignore
  return [
    optional && t(isChosen ? 'quotes.chosen' : 'quotes.optional'),
    billing !== 'once' && [t(`quotes.paid.${billing}`), months && t('quotes.months', { count: months })].filter(Boolean).join(', '), // prettier-ignore
    off.length > 0 && t('quotes.discount', { off: off.join(' + ') }),
    setupFee && t('quotes.setupFee', { fee: formatMoney(setupFee) }),
    taxRate !== null && t(taxIncluded ? 'quotes.taxIncluded' : 'quotes.tax', { rate: formatNumber(taxRate / 100, { style: 'percent', maximumFractionDigits: 2 }) }), // prettier-ignore
  ].filter((note) => typeof note === 'string')
}
