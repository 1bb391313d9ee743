import { useState } from 'react'
import { useLeftUnsaved } from '../api/unsaved.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { useWords } from '../words/words.ts'
import { UnsavedDialog } from './unsaved-dialog.tsx'
import styles from './unsaved.module.css'

/** Says that values typed on this device earlier were never saved, and offers them again. */
export function UnsavedBanner() {
  const left = useLeftUnsaved()
  const [open, setOpen] = useState(false)
  const t = useWords()
  if (left.length === 0) return null
  return (
    <div role="status" className={styles.banner}>
      <Icon name="alert-circle" />
      <span className="grow">{t('unsaved.left', { count: left.length })}</span>
      <Button size={24} onClick={() => setOpen(true)}>
        {t('unsaved.show')}
      </Button>
      {open && <UnsavedDialog entries={left} onClose={() => setOpen(false)} />}
    </div>
  )
}
