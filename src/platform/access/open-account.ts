import { isLocale } from '../../kernel/language.ts'
import { isCurrency } from '../../kernel/money.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { isTimeZone } from '../../kernel/time.ts'
import { normalEmail } from '../records/contacts.ts'
import { inWork, type Work } from '../records/index.ts'
import { systemContext, type Site } from '../site.ts'
import { accountByEmail, accountOf, firstOwner, setPassword, type Account } from './account.ts'
import type { Attempts } from './attempts.ts'
import type { From } from './door-log.ts'
import { endLinksOf, findLink, useLink } from './links.ts'
import { mayComeBy } from './only-providers.ts'
import { checkPassword, hashPassword } from './password.ts'
import type { Proof } from './second-factor.ts'
import { endSessionsOf } from './sessions.ts'
import { takeSecondStep } from './sign-in.ts'

export interface NewAccount {
  name?: string | undefined
  email?: string | undefined
  password: string
  /** With the first owner comes the company. */
  companyName?: string | undefined
  /** As their browser has it; what Farley does not know is left out. */
  found?: Found | undefined
}

/** What a browser tells of where its person lives. */
export interface Found {
  timeZone?: string | undefined
  locale?: string | undefined
  currency?: string | undefined
  country?: string | undefined
}

/** Lets somebody in by a one-time link: the first owner, an invited user, or one who forgot the password. Refuses as not found a link that does not work (any more). */
export async function openAccount(
  site: Site,
  attempts: Attempts,
  token: string,
  given: NewAccount & { proof: Proof; from: From },
): Promise<Account> {
  const { db } = site.workspace
  const { address } = given.from
  const link = await findLink(db, token)
  await attempts.count(address, link?.userId ?? undefined)
  if (!link) throw refuse.notFound(say('There is no such link.'))
  const invited = link.userId && (await accountOf(db, link.userId))
  checkPassword(given.password, invited ? invited.email : given.email)
  if (invited) {
    await mayComeBy(site, invited, 'link')
    await takeSecondStep(site, invited, given)
    await attempts.forget(address, invited.id)
  }
  const hash = await hashPassword(given.password)
  const ctx = await systemContext(site)
  const id = await inWork(ctx, async (work) => {
    const used = await useLink(work.tx, token)
    if (!used) throw refuse.notFound(say('There is no such link.'))
    const id = used.purpose === 'owner' ? await firstOwnerIn(work, given) : await inviteeIn(work, used.userId!, given)
    await setPassword(work.tx, id, hash)
    await endSessionsOf(work.tx, id)
    return id
  })
  await endLinksOf(db, id)
  return (await accountOf(db, id))!
}

/** Makes the user; refuses an address that is missing or none. */
async function createOwner(
  work: Work,
  { name, email }: { name?: string | undefined; email?: string | undefined },
): Promise<string> {
  const address = email && normalEmail(email)
  if (!address) throw refuse.invalid([{ field: 'email', ...say('An e-mail address is needed to sign in.') }])
  const user = work.ctx.registry.record('user')!
  const values = { name: name ?? address.split('@')[0]!, email: address, role: 'owner', canSignIn: true }
  const row = await work.create(user, values as never)
  return row.id as string
}

async function firstOwnerIn(work: Work, given: NewAccount): Promise<string> {
  // Of two who come at once by different links, one waits here and then finds an owner.
  await work.tx.run({ text: `select pg_advisory_xact_lock(hashtext('farley.first-owner'))`, values: [] })
  if (await firstOwner(work.tx)) throw refuse.notFound(say('There is no such link.'))
  if (!given.name) throw refuse.invalid([{ field: 'name', ...say('Please say your name.') }])
  const id = await createOwner(work, given)
  await beginCompany(work, given)
  return id
}

async function beginCompany(work: Work, { companyName, found = {} }: NewAccount): Promise<void> {
  const workspace = work.ctx.registry.record('workspace')!
  const row = await work.peek(workspace, work.ctx.settings.id)
  const { currency, country, locale, timeZone } = found
  const known = {
    ...(companyName && { name: companyName }),
    ...(currency && isCurrency(currency) && { currency }),
    ...(country && /^[A-Z]{2}$/.test(country) && { country }),
    ...(locale && isLocale(locale) && { locale }),
    ...(timeZone && isTimeZone(timeZone) && { timeZone }),
  }
  if (row) await work.update(workspace, row, known as never)
}

async function inviteeIn(work: Work, id: string, { name, found }: NewAccount): Promise<string> {
  const user = work.ctx.registry.record('user')!
  const row = await work.peek(user, id)
  if (!row || row.deletedAt || (row as Record<string, unknown>).active === false)
    throw refuse.notFound(say('There is no such link.'))
  const zone = found?.timeZone
  const isElsewhere = zone !== undefined && isTimeZone(zone) && zone !== work.ctx.settings.timeZone
  await work.update(user, row, { ...(name && { name }), ...(isElsewhere && { timeZone: zone }) } as never)
  return id
}

/** Adds an owner who can sign in at once, for the one who has the machine. Refuses an address that is taken. */
export async function addOwner(site: Site, given: NewAccount): Promise<Account> {
  const { db } = site.workspace
  checkPassword(given.password, given.email)
  if (given.email && (await accountByEmail(db, given.email)))
    throw refuse.taken('email', say('{email} is a user already.', { email: given.email }))
  const hash = await hashPassword(given.password)
  const id = await inWork(await systemContext(site), async (work) => {
    const id = await createOwner(work, given)
    await setPassword(work.tx, id, hash)
    return id
  })
  return (await accountOf(db, id))!
}
