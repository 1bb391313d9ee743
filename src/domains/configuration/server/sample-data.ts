import { nested } from '../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { checkGiven } from '../../../platform/records/check.ts'
import { inWork, type Work } from '../../../platform/records/index.ts'
import { findRows } from '../../../platform/records/read/find-rows.ts'
import type { Site } from '../../../platform/site.ts'
import { told } from '../../../platform/words/index.ts'
import { usedBy } from './in-use.ts'
import { sampleValue } from './sample-values.ts'
import { readSetUp } from './standing.ts'
import type { SampleTable } from './template-files.ts'

/** Makes the sample data of a template under the cause of `ctx`, all of it or none, each record with the tag that says so. */
export async function makeSample(ctx: Ctx, tables: readonly SampleTable[], tag: string): Promise<void> {
  const setUp = await readSetUp(ctx)
  await inWork(ctx, async (work) => {
    const refs = new Map<string, string>()
    for (const table of tables) {
      const record = ctx.registry.record(table.record)
      if (!record) throw new Error(`A sample has ${table.record}, which is no record.`)
      for (const row of table.rows) {
        const { ref, ...given } = valuesIn(table, row)
        const values = Object.entries(given).map(([name, value]) => [name, sampleValue(ctx, record.all[name]!, value, { refs, setUp })]) // prettier-ignore
        const { id } = await made(work, record, {
          ...Object.fromEntries(values),
          ...(record.tagged && { tags: [tag] }),
        })
        if (ref) refs.set(ref as string, id)
      }
    }
  })
}

function valuesIn({ fields }: SampleTable, row: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((name, index) => [name, row[index]]).filter(([, value]) => value !== null))
}

async function made(work: Work, record: RecordDefinition, values: Record<string, unknown>): Promise<{ id: string }> {
  return (await work.create(record, checkGiven(work.ctx, record, 'create', nested(values)) as never)) as { id: string }
}

const tagName = (ctx: Ctx) => told(ctx, say('Sample data'))

/** The tag that all samples carry; answers its id. */
export async function sampleTag(ctx: Ctx): Promise<string> {
  const record = ctx.registry.record('tag')!
  const [known] = await findRows(ctx, ctx.db, record, { field: 'name', is: tagName(ctx) }, { limit: 1 })
  if (known) return known.id as string
  return inWork(ctx, async (work) => (await made(work, record, { name: tagName(ctx), color: 'amber' })).id)
}

/** With the last sample its tag goes. */
export async function dropSampleTag({ registry }: Site, ctx: Ctx): Promise<void> {
  const now = { ...ctx, registry }
  const record = registry.record('tag')!
  for (const row of await findRows(now, ctx.db, record, { field: 'name', is: tagName(ctx) }, { limit: 1 })) {
    if (await usedBy(now, record, row as never)) continue
    await inWork(now, async (work) => work.remove(record, await work.load(record, row.id as string, 'delete')))
  }
}
