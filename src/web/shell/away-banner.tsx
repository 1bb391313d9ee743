import { useEffect } from 'react'
import { client } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import styles from './away-banner.module.css'

/** Says that Farley does not answer, tries again every two seconds, and reads everything anew when it does. */
export function AwayBanner() {
  const state = connection.use()
  const t = useWords()
  useEffect(() => {
    if (state === 'online') return
    const timer = setInterval(() => void ask(), 2000)
    return () => clearInterval(timer)
  }, [state])
  if (state === 'online') return null
  return (
    <div role="status" className={styles.banner}>
      <Icon name="wifi-off" />
      {t(`away.${state}`)}
    </div>
  )
}

async function ask() {
  const answer = await fetch('/readyz').catch(() => null)
  if (!answer?.ok) return
  connection.set('online')
  await client.invalidateQueries()
}
