import { Button } from '../kit/button.tsx'
import { useWords } from '../words/words.ts'
import styles from './form.module.css'

/** Says that a form begins with what was typed into it earlier, and offers to begin anew. */
export function BegunLine({ onAnew }: { onAnew: () => void }) {
  const t = useWords()
  return (
    <p className={styles.begun} role="status">
      <span className="t2 grow">{t('unsaved.begun')}</span>
      <Button kind="link" onClick={onAnew}>
        {t('unsaved.anew')}
      </Button>
    </p>
  )
}
