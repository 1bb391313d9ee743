import { useState } from 'react'
import { request, sentenceOf } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
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
      toast({ tone: 'danger', text: sentenceOf(error) })
    }
    readAnew()
    onClose()
  }
  return (
    <Dialog
      title={t('passkeys.removeThis', { name: passkey.name })}
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size={32} kind="danger" busy={busy} onClick={() => void remove()}>
            {t('passkeys.remove')}
          </Button>
        </>
      }
    >
      <p>{t('passkeys.removeAbout')}</p>
    </Dialog>
  )
}
