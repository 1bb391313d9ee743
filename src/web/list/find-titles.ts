import type { RecordDefinition } from '../../kernel/record.ts'
import type { LinkedRecord, ListAnswer, Row } from '../api/answers.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

const mostAtOnce = 100
const mostAlone = 30

/** Records by their titles, upper and lower case alike: all that bear each, so that the caller sees when it is several. */
export async function findTitles(
  target: RecordDefinition,
  titles: readonly string[],
): Promise<ReadonlyMap<string, LinkedRecord[]>> {
  const found = new Map<string, LinkedRecord[]>()
  const keep = (rows: readonly Row[]) => {
    for (const row of rows) {
      const title = String(row[target.title] ?? '')
      const before = found.get(fold(title)) ?? []
      if (before.every(({ id }) => id !== row.id)) found.set(fold(title), [...before, linkedOf(target, row, title)])
    }
  }
  for (let start = 0; start < titles.length; start += mostAtOnce)
    keep(await read(target, { field: target.title, in: titles.slice(start, start + mostAtOnce) }))
  const others = titles.filter((title) => !found.has(fold(title))).slice(0, mostAlone)
  const rest = await Promise.all(others.map((title) => read(target, { field: target.title, contains: title })))
  keep(rest.flat().filter((row) => others.some((title) => fold(title) === fold(String(row[target.title] ?? '')))))
  return found
}

export const fold = (title: string) => title.trim().toLocaleLowerCase()

async function read(target: RecordDefinition, filter: object): Promise<Row[]> {
  const query = { filter, fields: target.title, limit: 200 }
  return (await request<ListAnswer>(pathOf(target), { query })).data as Row[]
}

const linkedOf = ({ name }: RecordDefinition, { id }: Row, title: string): LinkedRecord => ({
  id,
  record: name,
  title,
  subtitle: null,
  deleted: false,
})
