import { request } from './request.ts'

const place = 'farley.leaving'

/** Ends the session here, at the server as soon as it answers; until then nobody is let in by it on this device. */
export async function endSession(): Promise<void> {
  localStorage.setItem(place, 'on')
  await ended()
}

/** Whether somebody has signed out here and the server does not know it yet; it is told first. */
export async function isLeaving(): Promise<boolean> {
  return localStorage.getItem(place) !== null && !(await ended())
}

/** Somebody has signed in: what was left to be ended is over. */
export const stay = () => localStorage.removeItem(place)

async function ended(): Promise<boolean> {
  const isOver = await request('session', { method: 'DELETE' }).then(() => true, () => false) // prettier-ignore
  if (isOver) stay()
  return isOver
}
