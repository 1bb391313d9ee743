import { useEffect, type ReactNode } from 'react'
import styles from './page.module.css'

interface Props {
  /** Also the tab's title. */
  title: string
  /** In the bar, after the title. */
  beside?: ReactNode
  /** In the bar, at its end. */
  actions?: ReactNode
  /** The second bar of 44. */
  sub?: ReactNode
  /** Draws no title: the page writes its own first line in `beside`. */
  bare?: boolean
  children: ReactNode
}

/** A page of the frame: the bar of 48, a second one of 44 where it is needed, and what scrolls beneath. */
export function Page({ title, beside, actions, sub, bare = false, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Farley`
  }, [title])
  return (
    <>
      <header className={styles.bar}>
        <h1 className={bare ? 'aloud' : styles.title}>{title}</h1>
        {beside}
        <span className="grow" />
        {actions}
      </header>
      {sub && <div className={styles.sub}>{sub}</div>}
      <div className={styles.body}>{children}</div>
    </>
  )
}
