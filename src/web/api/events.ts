import { useEffect } from 'react'
import { client } from './client.ts'
import { connection } from './connection.ts'
import { glow } from './glow.ts'
import { keys } from './keys.ts'
import { hearPresence, type PresenceNews } from './presence.ts'
import { knownVersion } from './paint.ts'
import { refresh } from './refresh.ts'

export interface Changed {
  record: string
  id: string
  version: number
}
type Message =
  | { event: 'change'; data: Changed }
  /** So many of one kind at once that they are not told one by one. */
  | { event: 'many'; data: { record: string } }
  | { event: 'job'; data: { id: string } }
  /** What is the reader's own and no record: `what` begins the keys of what is read of it. */
  | { event: 'told'; data: { what: string; id: string } }
  | { event: 'presence'; data: PresenceNews }
  | { event: 'open' }

const patience = 250

/** Follows the stream of changes: one connection for all tabs of this browser, held by whichever has the lock. */
export function useEvents(): void {
  useEffect(() => {
    const stop = new AbortController()
    const channel = new BroadcastChannel('farley.events')
    const hear = receiver()
    channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data)
    const speak = (message: Message) => {
      channel.postMessage(message)
      hear(message)
    }
    void lead(stop.signal, speak)
    return () => {
      stop.abort()
      channel.close()
    }
  }, [])
}

/** Waits for the lock, then holds the stream until the tab goes; without locks (plain http) every tab has its own. */
async function lead(signal: AbortSignal, speak: (message: Message) => void): Promise<void> {
  if (!('locks' in navigator)) return listen(signal, speak)
  const isFirst = await navigator.locks.request(
    'farley.events',
    { ifAvailable: true },
    (lock) => lock !== null && listen(signal, speak).then(() => true),
  )
  if (isFirst || signal.aborted) return
  await navigator.locks.request('farley.events', { signal }, () => listen(signal, speak, true)).catch(() => undefined)
}

/** Holds the stream; who takes it over from another tab may have missed something between the two. */
function listen(signal: AbortSignal, speak: (message: Message) => void, wasLost = false): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done()
    const source = new EventSource('/api/v1/events')
    source.onopen = () => {
      if (wasLost) speak({ event: 'open' })
      wasLost = false
    }
    source.onerror = () => (wasLost = true)
    for (const event of ['change', 'many', 'job', 'told', 'presence'] as const) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) =>
        speak({ event, data: JSON.parse(data) } as Message),
      )
    }
    signal.addEventListener('abort', () => {
      source.close()
      done()
    })
  })
}

/** Gathers what comes in a quarter of a second, then reads anew what is on screen. */
function receiver(): (message: Message) => void {
  const waiting = new Map<string, Changed>()
  const floods = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    const changes = [...waiting.values()].filter(({ record }) => !floods.has(record))
    for (const record of floods) void refresh(record)
    waiting.clear()
    floods.clear()
    void apply(changes)
  }
  return (message) => {
    connection.set('online')
    if (message.event === 'open') void client.invalidateQueries()
    if (message.event === 'told') void client.invalidateQueries({ queryKey: [message.data.what] })
    if (message.event === 'presence') hearPresence(message.data)
    if (message.event === 'job') void client.invalidateQueries({ queryKey: keys.jobs })
    if (message.event === 'many') floods.add(message.data.record)
    else if (message.event === 'change') waiting.set(message.data.id, message.data)
    else return
    timer ??= setTimeout(flush, patience)
  }
}

/** Our own change is known already: its version came with the answer. What is news glows once it is read. */
async function apply(changes: readonly Changed[]): Promise<void> {
  const news = changes.filter(({ record, id, version }) => (knownVersion(record, id) ?? 0) < version)
  const records = Map.groupBy(news, ({ record }) => record)
  for (const [record, changed] of records) {
    if (changed.length > 20) await refresh(record)
    else await Promise.all(changed.map(({ id }) => refresh(record, id)))
  }
  glow(news.map(({ id }) => id))
}
