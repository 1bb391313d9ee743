import type { Ctx } from '../context.ts'
import { accountOf } from './account.ts'
import { personOf } from './actor.ts'

/** The same as somebody else would be told it, to learn what they may see; undefined for those who have no account any more. */
export async function asUser(ctx: Ctx, userId: string): Promise<Ctx | undefined> {
  const account = await accountOf(ctx.db, userId)
  return account?.active ? { ...ctx, actor: await personOf(ctx.db, account, ctx.settings) } : undefined
}
