import { mkdir, open, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Somebody of whom nothing may come back. */
export interface Erased {
  record: string
  id: string
  at: string
}

// Beside the database and outside of every backup: what a backup brings back is compared with it.
const fileIn = (data: string) => path.join(data, 'erased.jsonl')

/** Notes down for good whom an erasure concerns; on the disk when it answers. */
export async function noteErased(data: string, erased: Erased): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 })
  const file = await open(fileIn(data), 'a', 0o600)
  try {
    await file.appendFile(`${JSON.stringify(erased)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** All that were ever noted, each once; a line that a crash cut off is passed over. */
export async function erasedIn(data: string): Promise<Erased[]> {
  const text = await readFile(fileIn(data), 'utf8').catch(() => '')
  const lines = text.split('\n').flatMap((line) => parsed(line))
  return [...new Map(lines.map((each) => [each.id, each])).values()]
}

function parsed(line: string): Erased[] {
  try {
    return [JSON.parse(line) as Erased]
  } catch {
    return []
  }
}
