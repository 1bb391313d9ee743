import { useRef, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './timeline.module.css'

/** “2 new”, while one reads further down: what came in meanwhile waits above and never moves the page by itself. */
export function NewPill({ newest, ids }: { newest: string | undefined; ids: readonly string[] }) {
  const [seen, setSeen] = useState(newest)
  const anchor = useRef<HTMLDivElement>(null)
  const t = useWords()
  const count = seen === undefined ? 0 : Math.max(0, ids.indexOf(seen))
  const scroller = scrollerOf(anchor.current)
  const above = (scroller?.scrollTop ?? 0) > 200
  if (seen === undefined && newest !== undefined) setSeen(newest)
  if (count > 0 && !above && newest !== seen) setSeen(newest)
  const up = () => {
    setSeen(newest)
    scroller?.scrollTo({ top: 0 })
  }
  return (
    <div ref={anchor} className={styles.pill} role="status">
      {count > 0 && above && (
        <Button icon="arrow-up" onClick={up}>
          {t('timeline.new', { count })}
        </Button>
      )}
    </div>
  )
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let each = element?.parentElement ?? null; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each
  }
  return null
}
