// What a service worker has beyond a page: the compiler's own list of it cannot stand beside that of pages.

export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
export interface FetchEvent extends LastingEvent {
  request: Request
  respondWith(answer: Promise<Response>): void
}
export interface PushEvent extends LastingEvent {
  data: { json(): unknown } | null
}
export interface NotificationEvent extends LastingEvent {
  notification: Notification
}
/** A tab of ours, as the worker knows it. */
export interface Tab {
  focused: boolean
  url: string
  focus(): Promise<Tab>
  postMessage(message: unknown): void
}
export interface WorkerScope {
  skipWaiting(): Promise<void>
  clients: {
    claim(): Promise<void>
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<Tab[]>
    openWindow(url: string): Promise<Tab | null>
  }
  registration: ServiceWorkerRegistration
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: NotificationEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}
