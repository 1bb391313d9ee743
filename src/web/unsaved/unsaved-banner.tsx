import { useState } from 'react'
import { useLeftUnsaved } from '../api/unsaved.ts'
import { Button } from '../kit/button.tsx'
import { Banner } from '../shell/banner.tsx'
import { useWords } from '../words/words.ts'
import { UnsavedDialog } from './unsaved-dialog.tsx'

/** Says that values typed on this device earlier were never saved, and offers them again. */
export function UnsavedBanner() {
  const left = useLeftUnsaved()
  const [open, setOpen] = useState(false)
  const t = useWords()
  if (left.length === 0) return null
  return (
    <Banner icon="alert-circle">
      <span className="grow">{t('unsaved.left', { count: left.length })}</span>
      <Button size={24} onClick={() => setOpen(true)}>
        {t('unsaved.show')}
      </Button>
      {open && <UnsavedDialog entries={left} onClose={() => setOpen(false)} />}
    </Banner>
  )
}
