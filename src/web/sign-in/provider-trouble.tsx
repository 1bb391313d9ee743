import { useWords } from '../words/words.ts'
import styles from './door.module.css'

const known = ['late', 'refused', 'failed', 'unproven', 'foreign', 'unknown', 'taken', 'inactive', 'often'] as const

/** Why a sign-in provider let somebody not in, as the address says; nothing where it says nothing that is known. */
export function ProviderTrouble({ of }: { of: string | undefined }) {
  const t = useWords()
  const why = known.find((each) => each === of)
  if (!why) return null
  return (
    <p className={styles.error} role="alert">
      {t(`door.trouble.${why}`)}
    </p>
  )
}
