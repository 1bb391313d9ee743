import { Button } from '../kit/button.tsx'
import { toast } from '../kit/toast.tsx'
import { useWords } from '../words/words.ts'
import styles from './settings.module.css'

/** Something that is shown once and copied: a link, a token. */
export function Secret({ value, label }: { value: string; label: string }) {
  const t = useWords()
  const copy = () => void navigator.clipboard.writeText(value).then(() => toast({ text: t('settings.copied') }))
  return (
    <div className={styles.secret} role="status" aria-label={label}>
      <code>{value}</code>
      <Button icon="copy" onClick={copy}>
        {t('settings.copy')}
      </Button>
    </div>
  )
}
