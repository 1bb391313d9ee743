import { endSession } from '../api/end-session.ts'
import { offline, waiting } from '../api/offline.ts'
import { worksOffline } from '../app/newer.ts'
import { goTo } from '../app/router.ts'
import { store } from '../kit/store.ts'
import { forgetHere } from './forget-here.ts'

/** Whether it is being asked what is to become of things that were not sent. */
export const signOutAsked = store(false)

/** Signs out here; while something waits to be sent, only once that has been asked. */
export function signOut(): void {
  if (waiting.get().length > 0) signOutAsked.set(true)
  else void leave()
}

/** Leaves, whatever waits. */
export async function leave(): Promise<void> {
  await endSession()
  if (worksOffline) await (await offline()).forgetShared()
  await forgetHere()
  goTo('/sign-in')
}
