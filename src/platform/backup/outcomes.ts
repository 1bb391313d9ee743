import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Outcome } from './kept-backups.ts'

/** What became of the backups in a folder, newest first. */
export async function lastOutcomes(folder: string): Promise<Outcome[]> {
  const text = await readFile(listIn(folder), 'utf8').catch(() => '[]')
  return JSON.parse(text) as Outcome[]
}

/** Keeps the list beside the backups, outside of the database: where that is lost, the list must not be. */
export async function keepList(folder: string, outcomes: readonly Outcome[]): Promise<void> {
  await writeFile(`${listIn(folder)}.new`, JSON.stringify(outcomes, null, 2), { mode: 0o600 })
  await rename(`${listIn(folder)}.new`, listIn(folder))
}

const listIn = (folder: string) => path.join(folder, 'backups.json')
