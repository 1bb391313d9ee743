import { useEffect, useSyncExternalStore } from 'react'
import { client } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { waiting } from '../api/offline.ts'
import { stepsPage } from '../app/registry.ts'
import { useMe } from '../api/use-me.ts'
import { newer } from '../app/newer.ts'
import { followHere } from '../fields/record-link.tsx'
import { formatAsOf, formatDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { useAskAgain } from './ask-again.ts'
import styles from './banner.module.css'
import { Banner } from './banner.tsx'
import { stopLooking, watchLooking } from './looking.ts'

/** What everybody must know on whatever page: that Farley is away, what waits to be sent, that a newer one is here. */
export function Banners() {
  const isAway = connection.use() !== 'online'
  return (
    <>
      <LookingBanner />
      {isAway ? <AwayBanner /> : <WaitingBanner />}
      <StepsBanner />
      <NewerBanner />
    </>
  )
}

/** Says with whose eyes one looks, and ends it. */
function LookingBanner() {
  const t = useWords()
  const { looking, user } = useMe()
  useEffect(watchLooking, [])
  if (!looking) return null
  return (
    <Banner icon="eye">
      <span>{t('looking.as', { name: user.name, by: looking.by })}</span>
      <button type="button" className={styles.do} onClick={() => void stopLooking()}>
        {t('looking.stop')}
      </button>
    </Banner>
  )
}

/** Says that Farley does not answer, as of when things are that are shown, and how much waits here. */
function AwayBanner() {
  const t = useWords()
  const state = connection.use()
  const asOf = useAsOf()
  useAskAgain()
  return (
    <Banner icon="wifi-off">
      <span>
        {t(`away.${state === 'offline' ? 'offline' : 'away'}`)}
        {asOf && ` ${t('away.asOf', { when: formatAsOf(asOf) })}`}
      </span>
      <WaitingLink />
    </Banner>
  )
}

/** Nothing while all is well: sending takes a moment. What the server refused, or others changed too, needs somebody. */
function WaitingBanner() {
  const t = useWords()
  const count = waiting.use().filter(({ state }) => state !== 'waiting').length
  if (count === 0) return null
  return (
    <Banner icon="alert-triangle">
      <span>{t('waiting.needsYou', { count })}</span>
      <WaitingLink />
    </Banner>
  )
}

function WaitingLink() {
  const t = useWords()
  const count = waiting.use().length
  if (count === 0) return null
  return (
    <a href="/waiting" className={styles.do} onClick={(event) => followHere(event, '/waiting')}>
      {t('waiting.count', { count })}
    </a>
  )
}

/** Says from when on the company asks for a second step of the reader, who has none yet. */
function StepsBanner() {
  const t = useWords()
  const { steps } = useMe()
  const page = stepsPage()
  if (!steps || !page) return null
  return (
    <Banner icon="shield-check" tone="info">
      <span>{t('steps.from', { day: formatDay(steps.from) })}</span>
      <a href={page} className={styles.do} onClick={(event) => followHere(event, page)}>
        {t('steps.do')}
      </a>
    </Banner>
  )
}

/** Offers a newer Farley, when it suits; what is open is opened again. */
function NewerBanner() {
  const t = useWords()
  const renew = newer.use()
  if (!renew) return null
  return (
    <Banner icon="refresh" tone="info">
      <span>{t('app.newer')}</span>
      <button type="button" className={styles.do} onClick={renew}>
        {t('app.renew')}
      </button>
    </Banner>
  )
}

/** The oldest moment from which something on screen is: undefined while the server has said it all in this sitting. */
function useAsOf(): string | undefined {
  const cache = client.getQueryCache()
  return useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () => cache.findAll({ type: 'active', predicate: ({ queryKey }) => shown.has(String(queryKey[0])) }).map(keptAt).sort()[0], // prettier-ignore
  )
}

const shown = new Set(['record', 'list', 'timeline'])

function keptAt({ state: { data } }: { state: { data: unknown } }): string | undefined {
  const { keptAt: own, pages } = Object(data) as { keptAt?: string; pages?: { keptAt?: string }[] }
  return own ?? pages?.[0]?.keptAt
}
