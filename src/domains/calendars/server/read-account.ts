import { changesSince, DavFault, discover } from '../../../platform/dav/index.ts'
import { recordsOf } from '../../../platform/records/read/index.ts'
import { calendarsOf, type Calendar } from './calendars.ts'
import { keepCalendars } from './connections.ts'
import { giveChanges, giveNew } from './give.ts'
import { wakeKnown } from './links.ts'
import { keepListed, wakeSeries } from './objects.ts'
import { followedTooShort, type Reading } from './reading.ts'
import { dropSome, takeSome } from './take.ts'

/** Makes an account and its calendars one: what changed there is taken, what is gone goes, what changed here is given. Stops between two handfuls when `mayGoOn` says no. */
export async function readAccount(reading: Reading, mayGoOn: () => Promise<boolean>): Promise<void> {
  const { ctx, account } = reading
  await wakeKnown(ctx.db, account.id, (addresses) => recordsOf(ctx, addresses))
  const calendars = await calendarsOf(ctx.db, account.id)
  const read = calendars.filter(({ reads }) => reads)
  for (const calendar of read) await list(reading, calendar)
  for (const calendar of read) while ((await mayGoOn()) && (await takeSome(reading, calendar)));
  // Only now: what has moved to another calendar is known there by then.
  for (const calendar of read) while ((await mayGoOn()) && (await dropSome(reading, calendar)));
  if (!(await mayGoOn())) return
  await giveChanges(reading)
  const into = calendars.find(({ writes }) => writes)
  if (into) await giveNew(reading, into)
}

async function list(reading: Reading, calendar: Calendar): Promise<void> {
  const { ctx, dav } = reading
  try {
    await keepListed(ctx.db, calendar.id, await changesSince(dav, calendar.url, calendar.token))
  } catch (error) {
    if (!(error instanceof DavFault) || (error.status !== 404 && error.status !== 410)) throw error
    await findAnew(reading)
  }
  await wakeSeries(ctx.db, calendar.id, followedTooShort(reading))
}

/** A calendar is gone: what was taken from it stays, and its rows go with it. */
async function findAnew({ ctx, dav, account, connection }: Reading): Promise<void> {
  const found = await discover(dav, connection.url, 'calendar')
  await ctx.db.transaction((tx) => keepCalendars(tx, account.id, found))
}
