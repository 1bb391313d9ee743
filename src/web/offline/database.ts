import { Dexie, type Table } from 'dexie'
import type { Waiting } from '../api/offline.ts'

export interface KeptAnswer {
  address: string
  answer: unknown
  at: string
  usedAt: number
  /** In characters, as JSON. */
  size: number
}
/** `whose` is a workspace and a user, so that nobody ever sends what another one wrote. */
export type Stored = Waiting & { whose: string }

/** What another app shared with Farley and nobody has put anywhere yet. */
export interface Shared {
  id: number
  whose: string
  at: string
  text: string
  files: File[]
}

/** What was said into the composer of a record and is not saved yet. */
export interface Spoken {
  /** Whose it is, and on which record. */
  place: string
  kind: string
  file: File
  seconds: number
  at: string
}

/** What this browser keeps of Farley, and whose it is. */
class KeptHere extends Dexie {
  declare answers: Table<KeptAnswer, string>
  declare waiting: Table<Stored, number, Omit<Stored, 'seq'>>
  declare shared: Table<Shared, number, Omit<Shared, 'id'>>
  declare spoken: Table<Spoken, string>
  declare holder: Table<{ key: 'holder'; whose: string }, string>

  constructor() {
    super('farley')
    this.version(1).stores({ answers: 'address, usedAt, at', waiting: '++seq, whose', holder: 'key' })
    this.version(2).stores({ shared: '++id, whose, at' })
    this.version(3).stores({ spoken: 'place, at' })
  }
}

export const database = new KeptHere()
