import { request } from '../../../../web/api/request.ts'
import { worksOffline } from '../../../../web/app/newer.ts'

/** Whether this browser can be told anything while no page of Farley is open in it. */
export const canBeTold = worksOffline && 'PushManager' in window && 'Notification' in window

/** So long the service of the browser's maker is waited for: without a network it says nothing at all. */
const patience = 20_000

/** Asks the person and then the browser for leave to tell them, and tells the server how; answers what came of it. */
export async function turnOnHere(serverKey: string): Promise<'pushOn' | 'pushBlocked' | 'pushSilent'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'pushBlocked'
  const { pushManager } = await navigator.serviceWorker.ready
  // One that was made for another person or by another server stands in the way.
  await (await pushManager.getSubscription())?.unsubscribe()
  const subscribing = pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey })
  const late = new Promise<undefined>((done) => setTimeout(done, patience))
  const subscription = await Promise.race([subscribing, late]).catch(() => undefined)
  if (!subscription) return 'pushSilent'
  const { endpoint, keys } = subscription.toJSON()
  await request('push-devices', { method: 'POST', body: { endpoint, keys } })
  return 'pushOn'
}
