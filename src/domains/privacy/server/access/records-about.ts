import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { isPerson } from '../../../../platform/erasure/index.ts'
import { tableOf } from '../../../../platform/records/columns.ts'

/** Records of one kind that are about somebody. */
export interface About {
  record: RecordDefinition
  ids: readonly string[]
  /** Of other people, only how they name this one. */
  fields?: readonly string[]
}

/**
 * All records that are about somebody, kind by kind: they themselves with whoever was merged into them, everything that links
 * to them, what such a part is a part of, and the files that any of it names. Found by the definitions, so a kind that comes
 * later is among them; in the bin or not, whoever may see them.
 */
export async function recordsAbout(
  ctx: Ctx,
  person: RecordDefinition,
  own: readonly string[],
): Promise<readonly About[]> {
  const { others, found } = await linkingTo(ctx, person, own)
  found.set(person.name, new Set(own))
  for (const { record, ids } of await wholesOf(ctx, person, found)) add(found, record, ids)
  const file = ctx.registry.record('file')
  if (file) add(found, file, await filesNamedBy(ctx, found))
  const kinds = ctx.registry.records.flatMap((record) => {
    const ids = [...(found.get(record.name) ?? [])].toSorted()
    return ids.length > 0 ? [{ record, ids }] : []
  })
  const first = ({ record }: About) => Number(record.name !== person.name) + Number(record.partOf !== undefined && record.all[record.partOf]!.to !== person.name) // prettier-ignore
  return [...kinds.toSorted((one, other) => first(one) - first(other)), ...others]
}

type Found = Map<string, Set<string>>
const add = (found: Found, { name }: RecordDefinition, ids: readonly string[]) =>
  void found.set(name, new Set([...(found.get(name) ?? []), ...ids]))

async function linkingTo(ctx: Ctx, person: RecordDefinition, own: readonly string[]) {
  const found: Found = new Map()
  const others: About[] = []
  for (const { record, field } of ctx.registry.backLinks(person)) {
    const { key, computed } = tableOf(record).stored.get(field)!
    if (computed) continue
    const links = record.all[field]!.type === 'links'
    const ids = await idsBy(ctx, `select id from ${tableOf(record).name} where ${key} ${links ? '&& $1::uuid[]' : '= any ($1::uuid[])'}`, own) // prettier-ignore
    const strangers = isPerson(record) ? ids.filter((id) => !own.includes(id)) : []
    if (strangers.length > 0) others.push({ record, ids: strangers, fields: [field] })
    if (!isPerson(record)) add(found, record, ids)
  }
  return { found, others }
}

/** What a part is a part of: the deal in which somebody has a role. */
async function wholesOf(ctx: Ctx, person: RecordDefinition, found: Found) {
  const wholes: { record: RecordDefinition; ids: string[] }[] = []
  for (const [name, ids] of found) {
    const part = ctx.registry.record(name)!
    const record = part.partOf ? ctx.registry.record(part.all[part.partOf]!.to ?? '') : undefined
    if (!record || record.name === person.name) continue
    const { key } = tableOf(part).stored.get(part.partOf!)!
    wholes.push({ record, ids: await idsBy(ctx, `select distinct ${key} as id from ${tableOf(part).name} where id = any ($1::uuid[]) and ${key} is not null`, [...ids]) }) // prettier-ignore
  }
  return wholes
}

async function filesNamedBy(ctx: Ctx, found: Found): Promise<string[]> {
  const named: string[] = []
  for (const [name, ids] of found) {
    const record = ctx.registry.record(name)!
    for (const { key, field, computed } of tableOf(record).stored.values())
      if (field.type === 'file' && !computed)
        named.push(...(await idsBy(ctx, `select ${key} as id from ${tableOf(record).name} where id = any ($1::uuid[]) and ${key} is not null`, [...ids]))) // prettier-ignore
  }
  return named
}

const idsBy = async (ctx: Ctx, text: string, ids: readonly string[]) =>
  (await ctx.db.run<{ id: string }>({ text, values: [ids] })).map(({ id }) => id)
