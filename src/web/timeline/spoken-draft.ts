import { offline } from '../api/offline.ts'
import type { Recording } from '../files/sound.ts'
import type { DraftPlace } from './draft.ts'

type Place = Omit<DraftPlace, 'kind'>

/** The mark that something lies there: whoever opens a record on which nothing was said fetches no database. */
const markOf = ({ user, record }: Place) => `farley.spoken.${user}.${record}`

/** What was said on a record and not saved, and as what; null when there is nothing. */
export async function readSpoken(place: Place): Promise<{ kind: string; recording: Recording } | null> {
  const mark = markOf(place)
  if (localStorage.getItem(mark) === null) return null
  const said = await (await offline()).spokenAt(mark)
  return said ? { kind: said.kind, recording: { file: said.file, seconds: said.seconds } } : null
}

/** Keeps on this device what was said, until it is saved or thrown away. */
export async function keepSpoken({ kind, ...place }: DraftPlace, recording: Recording | null): Promise<void> {
  const mark = markOf(place)
  if (recording === null && localStorage.getItem(mark) === null) return
  const door = await offline()
  if (recording) {
    await door.keepSpoken(mark, { kind, ...recording })
    localStorage.setItem(mark, '')
  } else {
    localStorage.removeItem(mark)
    await door.dropSpoken(mark)
  }
}
