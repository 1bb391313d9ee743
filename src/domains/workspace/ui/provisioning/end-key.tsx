import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { readKeysAnew } from '../keys/key.ts'
import { readProvisioningAnew } from './provisioning.ts'

/** Asks before the program is shut out. */
export function EndKey({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const end = async () => {
    try {
      await request('provisioning/key', { method: 'DELETE' })
    } catch (error) {
      toastRefusal(error)
    }
    await Promise.all([readProvisioningAnew(), readKeysAnew()])
    onClose()
  }
  return (
    <AskDialog
      title={t('provisioning.endTitle')}
      onClose={onClose}
      go={t('settings.keyEnd')}
      danger
      onGo={() => void end()}
    >
      <p>{t('provisioning.endAbout')}</p>
    </AskDialog>
  )
}
