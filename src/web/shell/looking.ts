import { request } from '../api/request.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { forgetHere } from './forget-here.ts'

const place = 'farley.looking'

/** Looks at the company as somebody else from now on, in all tabs: the page begins anew with their eyes. */
export const lookAs = (user: string) => turn('POST', '/', { user })

/** Looks as oneself again. */
export const stopLooking = () => turn('DELETE', '/settings/users')

async function turn(method: 'POST' | 'DELETE', to: string, body?: object): Promise<void> {
  try {
    await request('session/as', { method, ...(body && { body }) })
  } catch (error) {
    toastRefusal(error)
    return
  }
  // What one has read with other eyes is not to be seen with these.
  await forgetHere()
  localStorage.setItem(place, String(Date.now()))
  location.assign(to)
}

/** Another tab has changed with whose eyes this session looks: this one begins anew as well. Answers how to end the watch. */
export function watchLooking(): () => void {
  const look = ({ key }: StorageEvent) => key === place && location.reload()
  addEventListener('storage', look)
  return () => removeEventListener('storage', look)
}
