import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import type { Ctx } from '../../context.ts'
import type { Db, Query, Workspace } from '../../db/index.ts'
import { search } from '../../search/index.ts'
import { readTimeline } from '../../timeline/index.ts'
import { aggregate } from './aggregate.ts'
import { getRecord } from './get.ts'
import { readHistory } from './history.ts'
import { listRecords } from './list.ts'
import { animal, asking, openZoo, put } from './testing.ts'

let zoo: Workspace
beforeAll(async () => void (zoo = await openZoo()))
afterAll(() => zoo.close())

/** The statements that a read sends, one after the other. */
async function statementsOf(ctx: Ctx, read: (ctx: Ctx) => Promise<unknown>): Promise<string> {
  const sent: string[] = []
  const note = ({ name, text }: Query) => void sent.push(`-- ${name?.slice(0, -13) ?? 'unnamed'}\n${text};`)
  const run = <Row>(query: Query) => (note(query), ctx.db.run<Row>(query))
  const transaction: Db['transaction'] = (work, options) =>
    ctx.db.transaction(
      (tx) =>
        work({
          ...tx,
          run: (query) => (note(query), tx.run(query)),
          finish: (steps) => ((steps as Query[]).forEach(note), tx.finish(steps)),
        }),
      options,
    )
  await read({ ...ctx, db: { ...ctx.db, run, transaction } })
  return sent.join('\n\n')
}

test('the statements of hot reads are those reviewed', async () => {
  const { id } = await put(zoo.db, animal, { name: 'Tiger' })
  const ada = asking(zoo.db)
  const bob = asking(zoo.db, { role: 'member', sees: 'own', userId: newId() })
  const shared = [{ share: newId(), record: 'animal', id, edit: false, until: null, team: null }]
  const given = { ...bob, actor: { ...bob.actor, shared } }
  const first = await listRecords(ada, animal, { limit: 1 })
  await put(zoo.db, animal, { name: 'Zebra' })
  const { page } = await listRecords(ada, animal, { limit: 1 })
  expect(first.page.more).toBe(false)
  const reads: [string, Ctx, (ctx: Ctx) => Promise<unknown>][] = [
    ['one record, by its owner', ada, (ctx) => getRecord(ctx, animal, id)],
    ['a list, by somebody who sees all', ada, (ctx) => listRecords(ctx, animal, {})],
    ['a list, by somebody who sees what is theirs', bob, (ctx) => listRecords(ctx, animal, {})],
    ['a list, by somebody with whom one more was shared', given, (ctx) => listRecords(ctx, animal, {})],
    ['the next page', ada, (ctx) => listRecords(ctx, animal, { limit: 1, after: page.after! })],
    [
      'a list filtered through a link',
      bob,
      (ctx) =>
        listRecords(ctx, animal, {
          filter: {
            and: [
              { field: 'mood', is: 'calm' },
              { field: 'house.climate', isNot: 'wet' },
            ],
          },
        }),
    ],
    ['a capped count', ada, (ctx) => listRecords(ctx, animal, { count: 'capped' })],
    ['a jump', ada, (ctx) => listRecords(ctx, animal, { at: 0.5 })],
    [
      'a report',
      ada,
      (ctx) =>
        aggregate(ctx, animal, { groupBy: ['mood'], measures: [{ fn: 'count' }, { fn: 'sum', field: 'price' }] }),
    ],
    ['a search', ada, (ctx) => search(ctx, { q: 'ze tig' })],
    ['a search, by somebody who sees what is theirs', bob, (ctx) => search(ctx, { q: 'tiger' })],
    ['a search, by somebody with whom one more was shared', given, (ctx) => search(ctx, { q: 'tiger' })],
    ['a timeline', ada, (ctx) => readTimeline(ctx, animal, id)],
    ['a history', ada, (ctx) => readHistory(ctx, animal, id)],
  ]
  const parts: string[] = []
  for (const [title, ctx, read] of reads) parts.push(`---- ${title}\n\n${await statementsOf(ctx, read)}`)
  await expect(`${parts.join('\n\n\n')}\n`).toMatchFileSnapshot('hot-queries.sql.snap')
})
