import type { NotificationEvent, PushEvent, WorkerScope } from './worker-scope.ts'

/** What the server tells a device, in its person's language. */
interface Told {
  title: string
  body: string
  /** The page behind it, of this origin. */
  url: string
  /** What it replaces of what was shown before. */
  tag: string
  language: string
}

/** Shows what was told, unless its person has Farley before them, where the inbox says it. */
export async function showTold(scope: WorkerScope, { data }: PushEvent): Promise<void> {
  const { title, body, url, tag, language } = data?.json() as Told
  const tabs = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (tabs.some(({ focused }) => focused)) return
  const dir = language === 'ar' ? 'rtl' : 'ltr'
  const look = { icon: '/icons/icon-192.png', lang: language, dir } as const
  await scope.registration.showNotification(title, { body, tag, data: { url }, ...look })
}

/** Goes to what a notification is about: in the tab that is open, else in a new one. */
export async function openTold(scope: WorkerScope, { notification }: NotificationEvent): Promise<void> {
  notification.close()
  const { url } = notification.data as Pick<Told, 'url'>
  const [tab] = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!tab) return void (await scope.clients.openWindow(url))
  await tab.focus()
  tab.postMessage({ open: url })
}
