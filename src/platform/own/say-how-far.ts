import { newId } from '../../kernel/id.ts'
import { inWork } from '../records/index.ts'
import { systemContext, type Site } from '../site.ts'

/** So long every process has known that something is gone before its column or table is. */
export const forgottenMs = 5_000

/** Tells everybody how far a field or a kind of record is: by a change of it, with its line; nothing where people have gone on with it since. */
export async function sayHowFar(
  site: Site,
  kind: 'customField' | 'customRecord',
  { id, state }: { id: string; state: string },
  patch: Record<string, unknown>,
): Promise<void> {
  const definition = site.registry.record(kind)!
  const ctx = await systemContext(site, { id: newId(), kind: 'system' })
  await inWork(ctx, async (work) => {
    const row = await work.peek(definition, id)
    if (row?.state === state) await work.update(definition, row, patch as never, { name: 'shape' })
  })
  await site.describe()
}
