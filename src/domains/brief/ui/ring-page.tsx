import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useMe } from '../../../web/api/use-me.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { briefPageOf } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Avatar, CompanyMark } from '../../../web/kit/avatar.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { openCreate } from '../../../web/shell/create-request.ts'
import { Page } from '../../../web/shell/page.tsx'
import { useWords } from '../../../web/words/words.ts'
import { ringQuery, type RingAnswer } from './brief-query.ts'
import { BriefSheet } from './brief-sheet.tsx'
import styles from './brief.module.css'

/** The phone rings: the brief of whose number it is, the few it may be, or the way to add somebody new. */
export default function RingPage() {
  const { number = '' } = useParams({ strict: false }) as { number?: string }
  const t = useWords()
  const { data, error, isLoading, refetch } = useQuery({ ...ringQuery(number), enabled: number !== '' })
  return (
    <Page title={t('brief.whoCalls')}>
      <div className={styles.page}>
        <NumberForm key={number} number={number} />
        {isLoading && <SkeletonLines count={6} />}
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        {data && <Found answer={data} />}
      </div>
    </Page>
  )
}

function NumberForm({ number }: { number: string }) {
  const t = useWords()
  const [typed, setTyped] = useState(number)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) goTo(`/ring/${encodeURIComponent(typed.trim())}`)
  }
  return (
    <form className={styles.ask} role="search" onSubmit={ask}>
      <input
        type="tel"
        className={styles.number}
        aria-label={t('brief.number')}
        placeholder={t('brief.number')}
        value={typed}
        maxLength={60}
        autoFocus={number === ''}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button size={32} type="submit" icon="search">
        {t('brief.find')}
      </Button>
    </form>
  )
}

function Found({ answer }: { answer: RingAnswer }) {
  const t = useWords()
  const me = useMe()
  const { number, candidates, data, linked } = answer
  if (data.length > 0) return data.map((brief) => <BriefSheet key={brief.id} brief={brief} linked={linked} />)
  if (candidates.length > 0)
    return (
      <section className={styles.section}>
        <h3>{t('brief.several', { number })}</h3>
        <ul>
          {candidates.map(({ id, record, title, subtitle }) => {
            const page = briefPageOf(record, id) ?? '/'
            return (
              <li key={id}>
                <a className={styles.candidate} href={page} onClick={(event) => followHere(event, page)}>
                  {record === 'person' ? <Avatar name={title} size={28} /> : <CompanyMark name={title} size={24} />}
                  <span className="grow cut">
                    <span className="m">{title}</span>
                    <small>{subtitle}</small>
                  </span>
                </a>
              </li>
            )
          })}
        </ul>
      </section>
    )
  const add = () =>
    openCreate('person', {
      initial: { phones: [{ value: number }] },
      onCreated: (id) => goTo(briefPageOf('person', id) ?? '/'),
    })
  return (
    <section className={styles.section}>
      <h3>{t('brief.unknown', { number })}</h3>
      {me.permissions.person?.create && (
        <Button kind="primary" size={32} icon="user-plus" onClick={add}>
          {t('brief.addCaller')}
        </Button>
      )}
    </section>
  )
}
