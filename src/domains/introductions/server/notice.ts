import type { LedgerLine } from '../../../kernel/change.ts'
import { asUser } from '../../../platform/access/as-user.ts'
import type { Ctx } from '../../../platform/context.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import { inWork, type Work } from '../../../platform/records/index.ts'
import type { Reaction } from '../../../platform/room.ts'
import { email } from '../../activities/model/index.ts'
import { deal } from '../../deals/model/index.ts'
import { order } from '../../orders/model/index.ts'
import { directDealing, introduction } from '../model/index.ts'
import { signsAmong, signsOf, type Sign, type SignKind } from './signs.ts'

const records = { email, order, deal }
const kinds = Object.keys(records) as SignKind[]

/** Signs are looked for where one comes in or changes, and for all that lies there when somebody says that they introduced two. */
export const noticeDealings: Reaction = {
  name: 'notice-direct-dealings',
  wants: ({ record, name }) => (Object.hasOwn(records, record) || record === introduction.name) && name !== 'delete' && name !== 'erase' && name !== 'notice', // prettier-ignore
  // Most workspaces introduce nobody, and pay one look for that.
  async among(on, _registry, lines) {
    const some = await on.run({ name: 'introductions_any', text: 'select 1 as one from introductions where deleted_at is null limit 1', values: [] }) // prettier-ignore
    return new Set(some.length > 0 ? lines.map(({ id }) => id) : [])
  },
  async runAll(ctx, lines) {
    const signs: Sign[] = []
    for (const kind of kinds) signs.push(...(await shown(ctx, kind, await signsIn(ctx, kind, lines))))
    if (signs.length > 0) await keep(ctx, signs)
  },
}

async function signsIn(ctx: Ctx, kind: SignKind, lines: readonly LedgerLine[]): Promise<Sign[]> {
  const idsOf = (name: string) => [
    ...new Set(lines.flatMap(({ record, recordId }) => (record === name ? recordId : []))),
  ]
  const [given, introductions] = [idsOf(kind), idsOf(introduction.name)]
  return [
    ...(given.length > 0 ? await signsAmong(ctx.db, ctx, kind, given) : []),
    ...(introductions.length > 0 ? await signsOf(ctx.db, ctx, kind, introductions) : []),
  ]
}

/** Those that the owner of the introduction may see. */
async function shown(ctx: Ctx, kind: SignKind, signs: readonly Sign[]): Promise<Sign[]> {
  const all = []
  for (const [owner, some] of Map.groupBy(signs, (sign) => sign.owner)) {
    const own = await asUser(ctx, owner)
    const ids = own ? await visibleIds(own, records[kind] as typeof email, some.map(({ id }) => id)) : new Set() // prettier-ignore
    all.push(...some.filter(({ id }) => ids.has(id)))
  }
  return all
}

/** All in one transaction with the job. Each introduction is locked while its signs are looked at, so that what two jobs have found is kept once. */
async function keep(ctx: Ctx, signs: readonly Sign[]): Promise<void> {
  await inWork(ctx, async (work) => {
    for (const [id, own] of [...Map.groupBy(signs, (sign) => sign.introduction)].sort()) {
      const row = await work.peek(introduction, id)
      if (!row || row.deletedAt) continue
      const known = new Set(await signsKeptOf(work, id))
      const fresh = [...new Map(own.map((sign) => [sign.id, sign])).values()].filter((sign) => !known.has(sign.id))
      if (fresh.length === 0) continue
      // What is private to its owner, Farley itself would not find.
      for (const { sign, id: of, at } of fresh) await work.create(directDealing, { introduction: id, sign, at, [sign]: of }, { linksKnown: true }) // prettier-ignore
      await work.update(introduction, row, { noticedAt: work.ctx.now().toISOString() }, { name: 'notice' })
    }
  })
}

/** In the bin, too: what was deleted is not noticed again. */
const signsKeptOf = async (work: Work, introduction: string) =>
  (await work.find(directDealing, { field: 'introduction', is: introduction }, { limit: 10_000, bin: true, lock: false }))
    .map((each) => each.email ?? each.order ?? each.deal) // prettier-ignore
