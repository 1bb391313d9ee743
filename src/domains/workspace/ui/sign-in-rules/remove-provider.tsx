import { request, sentenceOf } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { readProvidersAnew, type Provider } from './provider.ts'

/** Asks before one is removed: whom it knows is forgotten with it. */
export function RemoveProvider({ provider: { id, label }, onClose }: { provider: Provider; onClose: () => void }) {
  const t = useWords()
  const remove = async () => {
    try {
      await request(`sign-in-providers/${id}`, { method: 'DELETE' })
    } catch (error) {
      toast({ tone: 'danger', text: sentenceOf(error) })
    }
    await readProvidersAnew()
    onClose()
  }
  return (
    <Dialog
      title={t('providers.removeThis', { label })}
      width={440}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size={32} kind="danger" onClick={() => void remove()}>
            {t('passkeys.remove')}
          </Button>
        </>
      }
    >
      <p>{t('providers.removeAbout')}</p>
    </Dialog>
  )
}
