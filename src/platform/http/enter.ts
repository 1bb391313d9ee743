import { refuse } from '../../kernel/refusal.ts'
import type { Account } from '../access/account.ts'
import { noteAtDoor } from '../access/door-log.ts'
import { mayComeBy } from '../access/only-providers.ts'
import { endSession, openSession, type Entrance } from '../access/sessions.ts'
import { readCookie, setCookie } from './cookie.ts'
import { fromOf } from './from.ts'
import type { Asked } from './route.ts'
import { checkOrigin } from './who.ts'

/** A page that is not ours must not sign a browser in. Programs send no Origin. */
export function checkBrowser({ server, request }: Pick<Asked, 'server' | 'request'>): void {
  const { origin, cookie } = request.headers
  if (origin !== undefined || cookie !== undefined || request.headers['sec-fetch-site'] !== undefined)
    checkOrigin(server, request)
}

/** Opens a session under a new id, whatever the browser brought along, and sets its cookie; answers who has come in. */
export async function enter(
  { server, request, reply }: Pick<Asked, 'server' | 'request' | 'reply'>,
  account: Account,
  entrance: Entrance,
) {
  const { db } = server.site.workspace
  await mayComeBy(server.site, account, entrance.way)
  const address = server.address()
  const from = fromOf(request)
  const before = readCookie(request, address)
  if (before) await endSession(db, before)
  const token = await openSession(db, account, entrance, from)
  if (token === undefined) throw refuse.signedOut()
  await noteAtDoor(db, { event: 'signedIn', user: account, from, more: { way: entrance.way } })
  setCookie(reply, address, token)
  server.askers.forget()
  return (await server.askers.bySession(token))!
}
