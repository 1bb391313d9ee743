import { offline, waiting } from '../api/offline.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useWords } from '../words/words.ts'
import { leave, signOutAsked } from './sign-out.ts'

/** Says what would be lost by signing out now; once it is asked. */
export function SignOutQuestion() {
  const t = useWords()
  const count = waiting.use().length
  const close = () => signOutAsked.set(false)
  const go = () => {
    close()
    void offline()
      .then((door) => door.giveUpAll())
      .then(leave)
  }
  return (
    <Dialog
      title={t('waiting.leaveTitle')}
      onClose={close}
      foot={
        <>
          <Button size={32} onClick={close}>
            {t('waiting.stay')}
          </Button>
          <Button size={32} kind="danger" onClick={go}>
            {t('waiting.leave')}
          </Button>
        </>
      }
    >
      <p>{t('waiting.leaveAbout', { count })}</p>
    </Dialog>
  )
}
