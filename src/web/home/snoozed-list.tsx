import { useState } from 'react'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { formatMoment, formatWhen } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import styles from './home.module.css'
import { putOff } from './put-off.ts'
import type { Snoozed } from './use-queue.ts'

/** What was put off, folded up under the queue; each can be called back. */
export function SnoozedList({ items }: { items: readonly Snoozed[] }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <section className={styles.snoozed}>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        {t('home.snoozed')}
        <span className={styles.count}>{items.length}</span>
        <span className="grow" />
        <span className="meta t3">{t('home.nextBack', { when: formatWhen(items[0]!.until) })}</span>
      </button>
      {open && (
        <ul>
          {items.map((item) => (
            <li key={item.id} className={styles.asleep}>
              <a href={item.page} className="m cut" onClick={(event) => followHere(event, item.page)}>
                {item.title}
              </a>
              {item.about && <span className="t2 cut">{item.about}</span>}
              <span className="grow" />
              <span className="meta t3">{formatMoment(item.until)}</span>
              <Button kind="quiet" size={24} onClick={() => void putOff(item, null)}>
                {t('home.back')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
