import type { ReactNode } from 'react'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { Logo } from '../kit/logo.tsx'
import shape from '../kit/tab-card.module.css'
import { useWords } from '../words/words.ts'
import styles from './door.module.css'
import { LanguageSwitch } from './language-switch.tsx'

/** The page before the frame: the form on the left, on the right what Farley is for. */
export function Door({ children }: { children: ReactNode }) {
  const t = useWords()
  return (
    <div className={styles.door}>
      <main className={styles.main}>
        <header className={styles.name}>
          <Logo size={24} />
          Farley
          <LanguageSwitch />
        </header>
        {children}
      </main>
      <aside className={styles.aside} aria-label={t('door.example')}>
        <Card />
        <p className={styles.say}>{t('door.say')}</p>
      </aside>
    </div>
  )
}

const facts = ['heart', 'clock', 'hand-stop', 'affiliate'] as const

/** A fixed drawing, never a real record. */
function Card() {
  const t = useWords()
  return (
    <div className={styles.stack}>
      <div className={join(shape.card, styles.card)}>
        <span className={join(shape.tab, styles.tab)}>{t('door.card.name')}</span>
        <span className={styles.side}>{t('door.card.example')}</span>
        <ul>
          {facts.map((icon) => (
            <li key={icon}>
              <Icon name={icon} />
              <span>
                {t(`door.card.${icon}.fact`)}
                <small>{t(`door.card.${icon}.how`)}</small>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
