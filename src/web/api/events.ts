import { useEffect } from 'react'
import { client } from './client.ts'
import { connection } from './connection.ts'
import { glow } from './glow.ts'
import type { Me } from './use-me.ts'
import { keys } from './keys.ts'
import { hearPresence, type PresenceNews } from './presence.ts'
import { knownVersion } from './paint.ts'
import { refresh } from './refresh.ts'
import { addressOf } from './request.ts'

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
  /** More happened than is told one by one. */
  | { event: 'missed'; data: unknown }

/** With the place in the ledger that it leads to: whoever holds the stream next goes on from there. */
type Heard = Message & { place: string }

const patience = 250
/** So long until a stream that was refused is asked for again. */
const refusedMs = 5_000

/** Follows the stream of changes: one connection for all tabs of this browser, held by whichever has the lock. */
export function useEvents(): void {
  useEffect(() => {
    const stop = new AbortController()
    const channel = new BroadcastChannel('farley.events')
    const receive = receiver()
    let place = client.getQueryData<Me>(keys.me)?.moment ?? ''
    const hear = (message: Heard) => {
      place = message.place
      receive(message)
    }
    channel.onmessage = ({ data }: MessageEvent<Heard>) => hear(data)
    const speak = (message: Heard) => {
      channel.postMessage(message)
      hear(message)
    }
    void lead(stop.signal, () => place, speak)
    return () => {
      stop.abort()
      channel.close()
    }
  }, [])
}

/** Waits for the lock, then holds the stream until the tab goes; without locks (plain http) every tab has its own. */
async function lead(signal: AbortSignal, place: () => string, speak: (message: Heard) => void): Promise<void> {
  const hold = () => listen(signal, place, speak)
  if (!('locks' in navigator)) return hold()
  await navigator.locks.request('farley.events', { signal }, hold).catch(() => undefined)
}

/**
 * Holds the stream. The browser asks again by itself when it breaks, not when it was refused. What was shown while it was
 * broken may be what this device kept, older than the place that the stream goes on from.
 */
function listen(signal: AbortSignal, place: () => string, speak: (message: Heard) => void): Promise<void> {
  return new Promise((done) => {
    let source: EventSource
    let again: ReturnType<typeof setTimeout>
    let wasLost = false
    const open = () => {
      source = new EventSource(addressOf('events', { after: place() }))
      source.onopen = () => {
        if (wasLost) speak({ event: 'missed', data: {}, place: place() })
        wasLost = false
      }
      source.onerror = () => {
        wasLost = true
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, refusedMs)
      }
      for (const event of ['change', 'many', 'job', 'told', 'presence', 'missed'] as const) {
        source.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) =>
          speak({ event, data: JSON.parse(data), place: lastEventId || place() } as Heard),
        )
      }
    }
    if (signal.aborted) return done()
    open()
    signal.addEventListener('abort', () => {
      clearTimeout(again)
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
    if (message.event === 'missed') void client.invalidateQueries()
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
