import type { RowOf } from '../../../kernel/record.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Dav } from '../../../platform/dav/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import { normalEmail } from '../../../platform/search/contacts.ts'
import { told } from '../../../platform/words/index.ts'
import { user } from '../../workspace/model/index.ts'
import type { calendarAccount } from '../model/index.ts'
import type { Connection } from './connections.ts'
import type { Looked } from './event/read-event.ts'

export type Account = RowOf<typeof calendarAccount>

/** An account that is being looked at: with the rights of whoever it belongs to, and as Farley itself where they must hear of it. */
export interface Reading {
  ctx: Ctx
  system: Ctx
  account: Account
  connection: Connection
  dav: Dav
  looked: Looked
}

const day = 86_400_000
/** Of a series these days back and ahead become meetings; it is looked at anew a week before they are over. */
const [back, ahead, early] = [365 * day, 183 * day, 7 * day]

/** When a series was followed up to, so that it must be followed further. */
export const followedTooShort = ({ looked }: Reading): Date => new Date(looked.until - early)

export async function lookedBy(ctx: Ctx, { userName }: Connection): Promise<Looked> {
  const self = await inWork(ctx, (work) => work.setting(user, ctx.actor.userId!))
  const now = ctx.now().getTime()
  return {
    zone: self?.timeZone ?? ctx.settings.timeZone,
    own: new Set([self?.email, userName.includes('@') ? userName : null].flatMap((each) => (each ? [normalEmail(each)] : []))),
    untitled: told(ctx, say('No title')),
    ...{ from: now - back, until: now + ahead },
  }
} // prettier-ignore
