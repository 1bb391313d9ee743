import { useWords } from '../words/words.ts'
import styles from './door.module.css'
import { Providers } from './other-ways.tsx'
import { ProviderTrouble } from './provider-trouble.tsx'
import type { WaysIn } from './ways-in.ts'

interface Props {
  ways: WaysIn
  next: string | undefined
  trouble: string | undefined
  onOwner: () => void
}

/** The door where single sign-on is the only way in; owners have theirs behind it. */
export function OnlyProviders({ ways, next, trouble, onOwner }: Props) {
  const t = useWords()
  return (
    <div className={styles.form}>
      <h1>{t('door.welcomeBack')}</h1>
      <p className={styles.lead}>{t('door.signInLead')}</p>
      <ProviderTrouble of={trouble} />
      <Providers ways={ways} next={next} primary />
      <p className={styles.after}>
        <button type="button" className="link reach" onClick={onOwner}>
          {t('door.asOwner')}
        </button>
      </p>
    </div>
  )
}
