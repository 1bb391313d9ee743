import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { OpenPage } from '../../../../web/app/open-page.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { Answer } from './answer.tsx'
import { OfferText } from './offer-text.tsx'
import styles from './offer.module.css'
import { shownQuery, type Shown } from './shown.ts'
import { TakeAlong } from './take-along.tsx'

/** What a customer sees of a quote by their link, and where they accept or decline it: no session, nothing but what was sent. */
export default function OfferPage() {
  const t = useWords()
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data, error, refetch } = useQuery(shownQuery(token))
  const shown = data?.data
  const title = shown?.offer?.name ?? t('quotes.quote')
  return (
    <OpenPage wide from={shown?.seller} title={title} error={error} onRetry={() => void refetch()}>
      {shown && (
        <>
          {!shown.offer && <h1>{title}</h1>}
          <State shown={shown} />
          {shown.offer && <OfferText offer={shown.offer} />}
          {shown.offer && <TakeAlong token={token} number={shown.offer.number} />}
          {shown.offer && shown.state === 'sent' && (
            <Answer token={token} digest={shown.digest ?? ''} onDone={() => void refetch()} />
          )}
          {shown.offer && <p className={styles.digest}>{t('quotes.digest', { digest: shown.digest })}</p>}
        </>
      )}
    </OpenPage>
  )
}

/** What became of it; nothing is said while it waits for an answer. */
function State({ shown: { state, decidedAt, seller } }: { shown: Shown }) {
  const t = useWords()
  if (state === 'sent') return null
  const when = decidedAt ? formatMoment(decidedAt) : ''
  return (
    <p role="status" className={styles.state} data-state={state}>
      {t(`quotes.is.${state}`, { when, seller })}
    </p>
  )
}
