import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sentence } from '../../kernel/sentence.ts'
import type { Lsn } from './lsn.ts'
import { lsnOf } from './lsn.ts'

/** The database's files as they were while a base was made. With the log from `start` on they become those of any moment after `from`. */
export interface Base {
  /** When it was begun: ISO 8601, UTC. */
  at: string
  from: string
  file: string
  bytes: number
  /** Places in the log, as PostgreSQL writes them. */
  start: string
  end: string
  madeMs: number
  triedMs?: number
  /** Why it is no good; null when it was recovered on trial and was whole. */
  problem: string | null
  /** The same as it can be told in any language, where it is Farley that says it. */
  sentence?: Sentence
}

/** A line of moments without a gap, of one cluster: its log from a place on, with the bases from which it can be followed. */
export interface Line {
  /** Also that of its folder, and of the slot by which the server keeps what was not taken yet. */
  name: string
  timeline: number
  /** PostgreSQL's first number and the kind of machine: the files of a database are read by their like only. */
  server: string
  /** The digest of the key: all of a line is sealed with one. */
  key: string
  start: string
  /** Up to when everything was taken: ISO 8601, UTC. */
  until: string
  /** Newest first. */
  bases: Base[]
  /** Why nothing could be taken lately, or no base was made. */
  problem?: { at: string; message: string; sentence?: Sentence }
}

/** Where the lines lie in a folder of backups. */
export const linesIn = (backups: string): string => path.join(backups, 'moments')

/** Where a line lies. */
export const folderOfLine = (backups: string, { name }: Pick<Line, 'name'>): string => path.join(linesIn(backups), name)

/** The lines of a folder of backups, newest first. */
export async function linesOf(backups: string): Promise<Line[]> {
  const names = await readdir(linesIn(backups)).catch(() => [])
  const lines = await Promise.all(names.sort().reverse().map((name) => readLine(backups, name))) // prettier-ignore
  return lines.filter((line) => line !== undefined)
}

/** What stands of a line; undefined where nothing does. */
export async function readLine(backups: string, name: string): Promise<Line | undefined> {
  const text = await readFile(stateFile(backups, name), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Line)
}

/** Keeps what stands of a line, beside what is sealed: where the database is lost, this must not be. */
export async function keepLine(backups: string, line: Line): Promise<void> {
  await mkdir(folderOfLine(backups, line), { recursive: true, mode: 0o700 })
  const file = stateFile(backups, line.name)
  await writeFile(`${file}.new`, JSON.stringify(line, null, 2), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** Where the log has to begin for a base. */
export const startOf = ({ start }: Base): Lsn => lsnOf(start)

const stateFile = (backups: string, name: string) => path.join(linesIn(backups), name, 'line.json')
