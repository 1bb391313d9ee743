import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { dayIn } from '../../kernel/time.ts'
import type { Asker } from '../access/asker.ts'
import type { From } from '../access/door-log.ts'
import { keyPrefix } from '../access/keys.ts'
import { onlyLooking } from '../access/look-as.ts'
import { rotateSession } from '../access/sessions.ts'
import { fromOf } from './from.ts'
import { clearCookie, readCookie, setCookie } from './cookie.ts'
import type { Route } from './route.ts'
import type { Server } from './server.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Finds who is asking, by key or cookie; undefined for somebody unknown. Refuses a write that another page made a browser send. */
export async function whoAsks(
  server: Server,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Asker | undefined> {
  const { authorization } = request.headers
  if (authorization !== undefined) return byKey(server, authorization, fromOf(request))
  const token = readCookie(request, server.address())
  if (!token) return undefined
  const asker = await server.askers.bySession(token, fromOf(request))
  if (!asker) {
    clearCookie(reply, server.address())
    return undefined
  }
  if (!reading.has(request.method)) checkOurs(server, request, asker)
  await renew(server, reply, asker)
  return asker
}

/** Who sent a request that is still being answered, if they may still come in. */
export async function sameAsker(server: Server, request: FastifyRequest): Promise<Asker | undefined> {
  if (request.headers.authorization !== undefined) return byKey(server, request.headers.authorization)
  const token = readCookie(request, server.address())
  return token ? server.askers.bySession(token) : undefined
}

/** One who shows a key is that key and nobody else, cookie or not. */
async function byKey(server: Server, authorization: string, from?: From): Promise<Asker> {
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1]
  const asker = token?.startsWith(keyPrefix) ? await server.askers.byKey(token, from) : undefined
  if (!asker)
    throw new Refusal({ code: 'wrong_key', status: 401, sentence: say('This key does not exist or has ended.') })
  return asker
}

/** Browsers say of every write which page made it. */
export function checkOrigin(server: Server, request: FastifyRequest): void {
  const { origins, url } = server.address()
  if (request.headers.origin !== undefined && origins.has(request.headers.origin)) return
  const sentence = say(
    "This page is not Farley's own. Farley is at {url}; another address is made known by FARLEY_URL.",
    { url },
  )
  throw new Refusal({ code: 'foreign_origin', status: 403, sentence })
}

function checkOurs(server: Server, request: FastifyRequest, asker: Asker): void {
  checkOrigin(server, request)
  if (request.headers['x-farley-token'] === asker.session!.csrf) return
  const sentence = say('Send the token that /me answers as csrf, in X-Farley-Token.')
  throw new Refusal({ code: 'token_missing', status: 403, sentence })
}

/** Whoever's rights have changed goes on under a new session id. */
async function renew(server: Server, reply: FastifyReply, { session, account }: Asker): Promise<void> {
  if (session!.role === account!.role) return
  const token = await rotateSession(server.site.workspace.db, session!.token, account!)
  server.askers.forget()
  if (token !== session!.token) setCookie(reply, server.address(), token)
}

/** Refuses those who are not signed in, those who are no admins where that is asked, and keys of a scope where it is about a person. */
export function checkMay(
  asker: Asker | undefined,
  { who, personal }: Pick<Route, 'who' | 'personal'>,
): asserts asker is Asker {
  if (!asker) throw refuse.signedOut()
  if (asker.provisions) throw refuse.forbidden(say('This key is for provisioning alone.'))
  if (personal && asker.scoped) throw refuse.forbidden(say('This key is not for what is a person’s own.'))
  if (who === 'admin' && asker.role !== 'admin' && asker.role !== 'owner')
    throw refuse.forbidden(say('Only owners and admins may do that.'))
}

/** Of a door that is hidden only those know who administer, and no key of a scope. */
export const isKnown = ({ role, scoped }: Asker) => (role === 'owner' || role === 'admin') && !scoped

/** Refuses everybody else as an address that does not exist is refused. */
export function checkKnown(asker: Asker): void {
  if (!isKnown(asker)) throw refuse.notFound(say('There is no such page.'))
}

/** Whoever looks as somebody else only reads. */
export function checkLooking(
  { looking }: Asker,
  { method, whileLooking }: Pick<Route, 'method' | 'whileLooking'>,
): void {
  if (looking && method !== 'GET' && !whileLooking) throw onlyLooking(looking)
}

/** Where the company asks for two steps, whoever has one only can do nothing but turn the second on. */
export async function checkSteps(server: Server, asker: Asker): Promise<void> {
  if (!(await stepsOf(server, asker))?.due) return
  const sentence = say('Your company asks for two steps to sign in: turn them on first.')
  throw new Refusal({ code: 'two_steps_needed', status: 403, sentence })
}

/** From which day the company asks somebody for a second step that they have not, and whether that day is there; null for the others. */
export async function stepsOf({ site }: Server, { stepsFrom }: Asker): Promise<{ from: string; due: boolean } | null> {
  if (stepsFrom === null) return null
  return { from: stepsFrom, due: stepsFrom <= dayIn((await site.settings()).timeZone, site.now()) }
}
