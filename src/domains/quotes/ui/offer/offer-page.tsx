import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { OpenPage } from '../../../../web/app/open-page.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { Answer } from './answer.tsx'
import { OfferText } from './offer-text.tsx'
import styles from './offer.module.css'
import { Question } from './question.tsx'
import { shownQuery, type Shown } from './shown.ts'
import { TakeAlong } from './take-along.tsx'

/** What a customer sees of a quote by their link, and where they accept or decline it: no session, nothing but what was sent. */
export default function OfferPage() {
  const t = useWords()
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const { data, error, refetch } = useQuery(shownQuery(token))
  const shown = data?.data
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const waits = shown?.state === 'sent'
  const title = shown?.offer?.name ?? t('quotes.quote')
  return (
    <OpenPage wide from={shown?.seller} title={title} error={error} onRetry={() => void refetch()}>
      {shown && (
        <>
          {!shown.offer && <h1>{title}</h1>}
          <State shown={shown} />
          {shown.offer && <OfferText offer={shown.offer} chosen={chosen} {...(waits && { onChoose: setChosen })} />}
          {shown.offer && <TakeAlong token={token} number={shown.offer.number} />}
          {shown.offer && waits && (
            <Answer token={token} digest={shown.digest ?? ''} chosen={chosen} onDone={() => void refetch()} />
          )}
          {shown.offer && <Question token={token} seller={shown.seller} />}
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
