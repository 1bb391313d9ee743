import { CancelledError, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider, type AnyRouter } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../fonts/inter.css'
import '../tokens.css'
import '../base.css'
import './mantine.css'
import { client } from '../api/client.ts'
import { isLeaving } from '../api/end-session.ts'
import { forgetKept } from '../api/offline.ts'
import { whenSignedOut, whenUnconfirmed } from '../api/request.ts'
import { meQuery, type Me } from '../api/use-me.ts'
import { Toasts } from '../kit/toast.tsx'
import { whenIdle } from '../kit/when-idle.ts'
import type { RoomUi } from '../room.ts'
import { formatNumber } from '../words/format.ts'
import { announceLanguage, language } from '../words/language.ts'
import { speak } from '../words/speak.ts'
import { laterWords, startWords, words, type WordParts } from '../words/words.ts'
import { confirmRule } from '../api/confirm-rule.ts'
import { worksOffline } from './newer.ts'
import { register, rooms } from './registry.ts'
import { goTo, makeRouter } from './router.ts'
import { loadPageHere } from './routes.tsx'

/** Draws the app for the rooms that it is given, in the reader's language. */
export async function start(brought: readonly RoomUi[], parts: WordParts): Promise<void> {
  announceLanguage()
  register(brought)
  laterWords(language, parts, (explained) => speak(brought, explained))
  const spoken = startWords(language, parts.words, formatNumber)
  loadPageHere({ me: whoIsHere(), spoken })
  speak(brought, await spoken)
  document.getElementById('floats')!.ariaLabel = words('shell.menus')
  const router = makeRouter(brought)
  whenSignedOut(() => leaveTo(location.pathname + location.search))
  whenUnconfirmed(confirmRule)
  renewWhenOutdated()
  forgiveCancelled()
  if (worksOffline) whenIdle(() => void import('../offline/register.ts').then((door) => door.register()))
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App router={router} />
    </StrictMode>,
  )
}

function App({ router }: { router: AnyRouter }) {
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
      <Toasts />
    </QueryClientProvider>
  )
}

const renewed = 'farley.renewed'

/** The server has become a newer Farley, and parts of the one in this tab are gone: it is read anew, not twice a minute. What ends because the page is being left says nothing, and must not lead back. */
function renewWhenOutdated() {
  let left = -Infinity
  window.addEventListener('beforeunload', () => (left = Date.now()))
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - left < 5_000) return event.preventDefault()
    if (Date.now() - Number(sessionStorage.getItem(renewed)) < 60_000) return
    event.preventDefault()
    sessionStorage.setItem(renewed, String(Date.now()))
    location.reload()
  })
}

/** What was being read when somebody left is wanted by nobody: its end is no fault. */
function forgiveCancelled() {
  window.addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof CancelledError) event.preventDefault()
  })
}

const doors = ['/sign-in', '/welcome/', '/join/', '/reset/']

/** Whether an address is for everybody: a door, or a page that a room opens to strangers. */
function isOpen(address: string): boolean {
  const open = rooms().flatMap(({ routes = [] }) => routes.filter((each) => each.open).map(({ path }) => path.split('$')[0]!)) // prettier-ignore
  return [...doors, ...open].some((door) => address.startsWith(door))
}

/** Every page but the doors waits for who is signed in: it is asked beside the words, and not after them. */
async function whoIsHere(): Promise<Me | undefined> {
  if (isOpen(location.pathname) || (await isLeaving())) return undefined
  return client.ensureQueryData(meQuery).catch(() => undefined)
}

/** The session has ended: sign in, then come back to where one was. */
function leaveTo(next: string) {
  if (isOpen(next)) return
  client.clear()
  void forgetKept()
  goTo(next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`)
}
