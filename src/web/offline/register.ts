import { connection } from '../api/connection.ts'
import { newer } from '../app/newer.ts'
import { goTo } from '../app/router.ts'

const hour = 3_600_000

/** Lets this browser keep the app's own files; a newer build is fetched beside them and offered, never forced. */
export async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' })
  const offer = () => {
    const { waiting } = registration
    if (waiting && navigator.serviceWorker.controller) newer.set(() => () => takeOver(waiting))
  }
  offer()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  const look = () => void registration.update().catch(() => undefined)
  // Whoever presses what their device has told comes to it here.
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ open?: string } | null>) => {
    if (data?.open) goTo(data.open)
  })
  setInterval(look, hour)
  connection.watch((state) => state === 'online' && look())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
}

function takeOver(waiting: ServiceWorker) {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take over')
}
