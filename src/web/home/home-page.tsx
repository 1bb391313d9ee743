import { Suspense, useMemo } from 'react'
import { client } from '../api/client.ts'
import { useMe, type Me } from '../api/use-me.ts'
import { Alone } from '../app/alone.tsx'
import { Reading } from '../app/reading.tsx'
import { rooms } from '../app/registry.ts'
import { Trouble } from '../app/errors.tsx'
import { formatDayHead } from '../fields/format/days.ts'
import { Checklist } from '../first-steps/checklist.tsx'
import { fetched } from '../kit/fetched.tsx'
import { useSlim } from '../kit/use-narrow.ts'
import { Page } from '../shell/page.tsx'
import { currentTimeZone, today } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { minuteIn } from '../fields/parse/moment.ts'
import { addDays } from '../../kernel/time.ts'
import { NumbersBlock } from './numbers-block.tsx'
import { Queue } from './queue-list.tsx'
import { queueAhead, sourcesQuery, useQueue } from './use-queue.ts'
import styles from './home.module.css'

/** Fetches what rooms show at home, then asks for who needs one now, while nothing of it is drawn yet. */
export async function homeAhead(): Promise<(me: Me) => void> {
  const [sources] = await Promise.all([
    client.ensureQueryData(sourcesQuery),
    ...sideParts().map(({ load }) => fetched(load).fetch()),
  ])
  return (me) => queueAhead(sources, me)
}

/** Home: who needs me now, and beside it what the day holds. */
export function HomePage() {
  const me = useMe()
  const t = useWords()
  const queue = useQueue()
  const slim = useSlim()
  const side = useSide()
  return (
    <Page title={t('shell.home')}>
      <div className={styles.home} data-in-order={slim || undefined}>
        <section className={styles.main}>
          <h2 className={styles.hello}>{t(`home.hello.${partOfDay()}`, { name: me.user.name.split(' ')[0] })}</h2>
          <p className="t2">
            {dayInWords()}. {!queue.waiting && !queue.error && t('home.needs', { count: queue.items.length })}
          </p>
          {queue.error ? (
            <Trouble error={queue.error} onRetry={queue.retry} />
          ) : (
            // What is read later would push down what one is about to press.
            <Queue items={queue.waiting ? [] : queue.items} snoozed={queue.snoozed} waiting={queue.waiting} />
          )}
        </section>
        <aside className={styles.side}>
          <Checklist />
          {side.map(({ key, Part }) => (
            <Alone key={key}>
              <Suspense fallback={<Reading />}>
                <Part />
              </Suspense>
            </Alone>
          ))}
          <Alone label={t('home.numbers.title')}>
            <NumbersBlock />
          </Alone>
        </aside>
      </div>
    </Page>
  )
}

function useSide() {
  return useMemo(() => sideParts().map(({ key, load }) => ({ key, Part: fetched(load) })), [])
}

const sideParts = () =>
  rooms()
    .flatMap((room) => room.home ?? [])
    .filter(({ place }) => place === 'side')
    .sort((one, other) => one.order - other.order)

function partOfDay(): 'morning' | 'afternoon' | 'evening' {
  const minute = minuteIn(currentTimeZone(), new Date())
  return minute < 12 * 60 ? 'morning' : minute < 18 * 60 ? 'afternoon' : 'evening'
}

/** “Thursday 12 November”: the day's name, whatever today is called. */
const dayInWords = () => formatDayHead(today(), addDays(today(), 3))
