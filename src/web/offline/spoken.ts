import { database, type Spoken } from './database.ts'

/** So many are kept at most; the eldest goes first. */
const most = 10

/** What was said at a place of the composer and is not saved yet. */
export const spokenAt = (place: string): Promise<Spoken | undefined> => database.spoken.get(place)

/** Keeps it on this device, in place of what was said there before. */
export async function keepSpoken(place: string, said: Omit<Spoken, 'place' | 'at'>): Promise<void> {
  await database.spoken.put({ ...said, place, at: new Date().toISOString() })
  const eldest = await database.spoken.orderBy('at').reverse().offset(most).primaryKeys()
  await database.spoken.bulkDelete(eldest)
}

/** It is saved, or thrown away. */
export const dropSpoken = (place: string): Promise<void> => database.spoken.delete(place)
