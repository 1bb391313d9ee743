import { useEffect, type ReactNode } from 'react'
import { Refusal } from '../../kernel/refusal.ts'
import { sentenceOf } from '../api/request.ts'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { LanguageSwitch } from '../sign-in/language-switch.tsx'
import { Trouble } from './errors.tsx'
import styles from './open-page.module.css'

interface Props {
  /** Whose page it is: the company that sent the link. */
  from: string | undefined
  title: string
  wide?: boolean
  error: unknown
  onRetry: () => void
  /** Null while it is read. */
  children: ReactNode
}

/** A page for whoever has its link, without a session; a link that leads nowhere says so in the server's words. */
export function OpenPage({ from, title, wide = false, error, onRetry, children }: Props) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <main className={styles.page} data-wide={wide || undefined}>
      <header className={styles.head}>
        <span className="grow m">{from}</span>
        <LanguageSwitch />
      </header>
      {error instanceof Refusal && error.code === 'not_found' ? (
        <>
          <h1>{title}</h1>
          <p role="alert">{sentenceOf(error)}</p>
        </>
      ) : error ? (
        <Trouble error={error} onRetry={onRetry} />
      ) : (
        (children ?? <SkeletonLines count={8} />)
      )}
    </main>
  )
}
