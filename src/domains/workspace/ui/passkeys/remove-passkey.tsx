import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { readAnew } from '../signing-in/reads.ts'
import type { Passkey } from './use-passkeys.ts'

/** Asks before one is removed: it cannot be put back. */
export function RemovePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    try {
      await request(`session/passkeys/${passkey.id}`, { method: 'DELETE' })
      toast({ text: t('passkeys.removed', { name: passkey.name }) })
    } catch (error) {
      toastRefusal(error)
    }
    readAnew()
    onClose()
  }
  return (
    <AskDialog
      title={t('passkeys.removeThis', { name: passkey.name })}
      onClose={onClose}
      go={t('passkeys.remove')}
      danger
      busy={busy}
      onGo={() => void remove()}
    >
      <p>{t('passkeys.removeAbout')}</p>
    </AskDialog>
  )
}
