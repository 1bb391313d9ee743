import { fieldsIn, type Filter } from '../../../kernel/filter.ts'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import { ownName, stepsOf } from '../../../kernel/own-field.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Registry } from '../../../platform/records/index.ts'
import { listRecords } from '../../../platform/records/read/index.ts'
import { customRecord, view, type customField } from '../model/index.ts'

type Row = RowOf<typeof customField>

/** Views that filter or group by a field, and boards by its choices, go by its type: it stays until these are changed. */
export async function refuseWhileSought(ctx: Ctx, record: RecordDefinition, { key, label }: Row): Promise<void> {
  const views = (await viewsOf(ctx)).filter(({ of, query }) => seeks(ctx.registry, of, query, record, ownName(key!)))
  const fields = Object.values(ctx.registry.own(record).all)
  const shownBy = fields.filter(({ shownIf }) => fieldsIn(shownIf).includes(ownName(key!)))
  const names = [
    ...shownBy.map((each) => each.label),
    ...views.map(({ name }) => name),
    ...(await boardsBy(ctx, record, key!)),
  ]
  if (names.length === 0) return
  throw refuse.notNow(say('These go by {field}: {names}. Change them first.', { field: label, names }))
}

async function viewsOf(ctx: Ctx): Promise<{ name: string; of: string; query: string }[]> {
  const all: { name: string; of: string; query: string }[] = []
  for (let after: string | undefined; ;) {
    const { data, page } = await listRecords(ctx, view, { fields: ['name', 'of', 'query'], sort: 'id', limit: 200, ...(after && { after }) }) // prettier-ignore
    all.push(...(data as unknown as typeof all))
    if (!page.more) return all
    after = page.after!
  }
}

async function boardsBy(ctx: Ctx, record: RecordDefinition, key: string): Promise<string[]> {
  if (!record.own) return []
  const kinds = await listRecords(ctx, customRecord, { filter: { field: 'boardBy', is: key }, fields: ['many', 'key'], limit: 200 }) // prettier-ignore
  return kinds.data.filter((row) => record.name === `x_${String(row.key)}`).map(({ many }) => many as string)
}

/** Whether a view’s query goes by a field: by its values, not only by whether it has one. */
function seeks(registry: Registry, of: string, query: string, record: RecordDefinition, name: string): boolean {
  const search = new URLSearchParams(query)
  const filter = filterIn(search.get('filter'))
  const grouped = (search.get('group') ?? '').split(',').map((each) => each.split(':')[0]!)
  const paths = [...fieldsIn(filter), ...grouped, search.get('by') ?? '']
  return paths.some((path) => leadsTo(registry, of, path, record, name))
}

function filterIn(text: string | null): Filter | undefined {
  try {
    return text === null ? undefined : filterSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Whether a path from one kind of record ends at a field of another. */
function leadsTo(registry: Registry, of: string, path: string, record: RecordDefinition, name: string): boolean {
  const steps = stepsOf(path)
  let at = registry.record(of)
  for (const step of steps.slice(0, -1)) at = at && registry.record(at.all[step]?.to ?? '')
  return at?.name === record.name && steps.at(-1) === name
}
