/** What became of one backup. */
export interface KeptBackup {
  /** The name of its file; null where none came about. */
  file: string | null
  at: string
  bytes: number
  rows: number
  /** Files of which the bytes were gone or changed already. */
  lostFiles: number
  triedAt: string | null
  madeMs: number | null
  triedMs: number | null
  /** Why it is no good, in the reader's language; null when it was restored on trial and was whole. */
  problem: string | null
}

/** The moments of Farley's own database that one can go back to. */
export interface KeptMoments {
  /** Newest first; between two of them none is kept. */
  spans: { from: string; until: string }[]
  /** None could be kept lately, or the last copy of the database was no good, and why. */
  trouble: { kind: 'late' | 'failed'; at: string; problem: string | null } | null
}

/** All that an owner should know of the backups. */
export interface BackupsState {
  /** Why none are made; null where they are. */
  off: 'noFolder' | 'demonstration' | null
  folder: string | null
  isUnderWay: boolean
  nextAt: string | null
  /** Newest first. */
  backups: KeptBackup[]
  trouble: { kind: 'failed' | 'late'; at: string } | null
  /** Null where none are kept: by an outside database server, or not yet. */
  moments: KeptMoments | null
  keys: {
    /** Where they lie; no file where the environment holds it. */
    files: string[]
    /** When and by whom it was said that they lie in another place too. */
    kept: { at: string; by: string } | null
  } | null
}
