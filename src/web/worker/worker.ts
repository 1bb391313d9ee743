import { keepShared } from '../offline/arrivals.ts'
import { openTold, showTold } from './told.ts'
import type { WorkerScope } from './worker-scope.ts'

/**
 * The app's own files of one build, put in by it: their paths, and the digest of its page. Nothing else is ever kept
 * here: what the API answers passes this worker by, and what other apps share is put down for the app to take up.
 */
declare const shell: { version: string; page: string; files: readonly string[] }

const build = shell
const scope = globalThis as unknown as WorkerScope
const prefix = 'farley-shell-'
const name = prefix + build.version
const known = new Set(build.files)
/** So long a page waits for the server before the one that is kept is shown. */
const patience = 4_000

scope.addEventListener('install', (event) => event.waitUntil(keepShell()))
scope.addEventListener('activate', (event) => event.waitUntil(dropOlder().then(() => scope.clients.claim())))
scope.addEventListener('message', ({ data }) => void (data === 'take over' && scope.skipWaiting()))
scope.addEventListener('push', (event) => event.waitUntil(showTold(scope, event)))
scope.addEventListener('notificationclick', (event) => event.waitUntil(openTold(scope, event)))
scope.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request)
  if (answer) event.respondWith(answer)
})

function answerTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return undefined
  if (request.method === 'POST' && pathname === '/share' && request.mode === 'navigate') return shared(request)
  if (
    request.method !== 'GET' ||
    /^\/(api|book|booked|forms|unsubscribe|healthz|readyz|worker\.js)(\/|$)/.test(pathname)
  )
    return undefined
  if (request.mode === 'navigate') return page(request)
  if (pathname.startsWith('/assets/')) return hashed(request)
  return known.has(pathname) ? fetch(request).catch(() => kept(pathname)) : undefined
}

/** Something that another app shares: put down for the one who is signed in here, whom the page then asks where it belongs. */
async function shared(request: Request): Promise<Response> {
  const isKept = await request.formData().then(keepShared, () => false)
  return Response.redirect(isKept ? '/share' : '/share?kept=no', 303)
}

/** The server's page where it answers in time, so that the app is never older than the server; else the one that is kept. */
async function page(request: Request): Promise<Response> {
  const fresh = fetch(request)
  const late = new Promise<undefined>((done) => setTimeout(done, patience))
  const answer = await Promise.race([fresh, late]).catch(() => undefined)
  if (answer && answer.status < 500) return answer
  return kept('/').catch(() => fresh)
}

/** A file whose name changes with its content is good for ever. */
async function hashed(request: Request): Promise<Response> {
  const found = await caches.match(request.url)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(name)).put(request.url, answer.clone())
  return answer
}

async function kept(path: string): Promise<Response> {
  const found = await (await caches.open(name)).match(path)
  if (!found) throw new TypeError(`${path} is not kept`)
  return found
}

/** All or nothing: a page of another build than the files would be an app in pieces. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(name)
  const page = await fetch('/', { cache: 'no-cache' })
  const bytes = await page.clone().arrayBuffer()
  if (!page.ok || (await digestOf(bytes)) !== build.page) throw new Error('the server has another build by now')
  await cache.addAll([...build.files])
  await cache.put('/', page)
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((each) => each.startsWith(prefix) && each !== name).map((each) => caches.delete(each)))
}
