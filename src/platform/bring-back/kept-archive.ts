import { openArchive } from '../archive/index.ts'
import type { Kept, Raw } from './kept.ts'
import { linesWith } from './lines-with.ts'

/** An open archive. */
export async function openKeptArchive(path: string): Promise<Kept> {
  const { manifest, close } = await openArchive(path)
  close()
  const columns = new Map(manifest.parts.map((part) => [part.table, Object.values(part.columns)]))
  return {
    madeAt: manifest.madeAt,
    columns,
    async *rows(wanted, sought) {
      const archive = await openArchive(path)
      try {
        for (const part of manifest.parts.filter(({ table }) => wanted.has(table)))
          for await (const line of linesWith(await archive.read(part.path), sought))
            yield { table: part.table, row: rowIn(part.columns, line) }
      } finally {
        archive.close()
      }
    },
  }
}

function rowIn(columns: Readonly<Record<string, string>>, line: string): Raw {
  const values = JSON.parse(line) as Record<string, unknown>
  return Object.fromEntries(Object.entries(columns).map(([key, column]) => [column, values[key]]))
}
