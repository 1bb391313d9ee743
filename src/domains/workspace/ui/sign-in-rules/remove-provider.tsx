import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { AskDialog } from '../../../../web/form/ask-dialog.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { readProvidersAnew, type Provider } from './provider.ts'

/** Asks before one is removed: whom it knows is forgotten with it. */
export function RemoveProvider({ provider: { id, label }, onClose }: { provider: Provider; onClose: () => void }) {
  const t = useWords()
  const remove = async () => {
    try {
      await request(`sign-in-providers/${id}`, { method: 'DELETE' })
    } catch (error) {
      toastRefusal(error)
    }
    await readProvidersAnew()
    onClose()
  }
  return (
    <AskDialog
      title={t('providers.removeThis', { label })}
      onClose={onClose}
      go={t('passkeys.remove')}
      danger
      onGo={() => void remove()}
    >
      <p>{t('providers.removeAbout')}</p>
    </AskDialog>
  )
}
