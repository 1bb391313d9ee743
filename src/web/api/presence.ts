import { useEffect } from 'react'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { store } from '../kit/store.ts'
import { request } from './request.ts'

/** Somebody else before the same record. */
export interface Present {
  id: string
  name: string
  /** The field they are changing. */
  editing: string | null
}
export interface PresenceNews {
  record: string
  id: string
  people: readonly Present[]
}

const nobody: readonly Present[] = []
const everyMs = 10_000
/** Who goes from one record to the next does not leave in between. */
const partingMs = 400

const tab = newId()
const heard = store<PresenceNews | null>(null)
/** The field that is being changed in this tab. */
const editing = store<string | null>(null)
let parting: ReturnType<typeof setTimeout> | undefined

/** Takes over what the stream says of who is before a record. */
export const hearPresence = (news: PresenceNews): void => heard.set(news)

/** Says that a field is being changed, for as long as `on` holds. */
export function useEditing(name: string, on: boolean): void {
  useEffect(() => {
    if (!on) return
    editing.set(name)
    return () => editing.set((now) => (now === name ? null : now))
  }, [name, on])
}

/** Who else is before a record now; says that one is there oneself, as long as this tab is looked at. */
export function usePresence(definition: RecordDefinition, id: string): readonly Present[] {
  const field = editing.use()
  const news = heard.use()
  useEffect(() => {
    const beat = () => document.visibilityState === 'visible' && void arrive(definition.name, id, field)
    const turn = () => (document.visibilityState === 'visible' ? beat() : leave())
    clearTimeout(parting)
    beat()
    const timer = setInterval(beat, everyMs)
    document.addEventListener('visibilitychange', turn)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', turn)
      window.removeEventListener('pagehide', leave)
      parting = setTimeout(leave, partingMs)
    }
  }, [definition, id, field])
  return news?.id === id ? news.people : nobody
}

async function arrive(record: string, id: string, field: string | null): Promise<void> {
  const body = { tab, record, id, editing: field }
  const answer = await request<{ data: Present[] }>('presence', { method: 'POST', body }).catch(() => null)
  if (answer) hearPresence({ record, id, people: answer.data })
}

function leave(): void {
  void request(`presence/${tab}`, { method: 'DELETE', keepalive: true }).catch(() => undefined)
}
