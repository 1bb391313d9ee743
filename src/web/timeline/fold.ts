import { dayIn } from '../../kernel/time.ts'
import type { Entry } from './timeline-query.ts'

/** A line of the timeline: the head of a day, something that took place, or changes that followed each other. */
export type Item =
  | { type: 'day'; key: string; day: string }
  | { type: 'entry'; key: string; entry: Entry }
  | { type: 'changes'; key: string; entries: Entry[] }

/** Entries, newest first, with the heads of their days; changes of one record that follow each other on a day are folded into one line. */
export function folded(entries: readonly Entry[], timeZone: string): Item[] {
  const items: Item[] = []
  let day = ''
  for (const entry of entries) {
    const on = dayIn(timeZone, new Date(entry.at))
    if (on !== day) items.push({ type: 'day', key: on, day: on })
    day = on
    const last = items.at(-1)!
    if (entry.kind !== 'change') items.push({ type: 'entry', key: entry.id, entry })
    else if (last.type === 'changes' && last.entries[0]!.id === entry.id) last.entries.push(entry)
    else items.push({ type: 'changes', key: `changes ${entry.id} ${entry.line?.id ?? entry.at}`, entries: [entry] })
  }
  return items
}
