import { endSession } from '../api/end-session.ts'
import { offline, waiting } from '../api/offline.ts'
import { worksOffline } from '../app/newer.ts'
import { goTo } from '../app/router.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { store } from '../kit/store.ts'
import { useWords } from '../words/words.ts'
import { forgetHere } from './forget-here.ts'

/** Whether it is being asked what is to become of things that were not sent. */
export const signOutAsked = store(false)

/** Signs out here; while something waits to be sent, only once that has been asked. */
export function signOut(): void {
  if (waiting.get().length > 0) signOutAsked.set(true)
  else void leave()
}

async function leave() {
  await endSession()
  if (worksOffline) await (await offline()).forgetShared()
  await forgetHere()
  goTo('/sign-in')
}

/** Says what would be lost by signing out now; once, in the frame. */
export function SignOutQuestion() {
  const t = useWords()
  const count = waiting.use().length
  if (!signOutAsked.use()) return null
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
