import { membersOf } from '../../../platform/access/circles.ts'
import type { Ctx } from '../../../platform/context.ts'
import { linkedTo } from '../../../platform/records/read/index.ts'

/** Who shares conversations with the asker. */
export interface OneCircle {
  id: string
  title: string
  members: { id: string; name: string }[]
}

/** The circles of the asker in which there are conversations, with those who share them. */
export async function circlesWith(ctx: Ctx): Promise<OneCircle[]> {
  const { actor, db } = ctx
  const text = `select c.id from unnest($1::uuid[]) as c (id)
    where exists (select from conversations k where k.circle_id = c.id)`
  const values = [actor.self ? actor.circles : []]
  const rows = await db.run<{ id: string }>({ name: 'conversation_circles', text, values })
  const found = await Promise.all(rows.map(async ({ id }) => ({ id, members: await membersOf(db, id) })))
  const linked = await linkedTo(ctx, [...new Set(found.flatMap(({ id, members }) => [id, ...members]))])
  const called = (id: string) => linked[id]?.title ?? ''
  const named = found.map(({ id, members }) => ({ id, title: called(id), members: members.map((each) => ({ id: each, name: called(each) })) })) // prettier-ignore
  return named.toSorted((one, other) => one.title.localeCompare(other.title))
}
