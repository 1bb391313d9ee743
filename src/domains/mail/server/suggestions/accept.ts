import type { Contact } from '../../../../kernel/field.ts'
import { newId } from '../../../../kernel/id.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { many, say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork, type Work } from '../../../../platform/records/index.ts'
import { checkMayAdd } from '../../../../platform/records/may-add.ts'
import { company, employment, person } from '../../../people/model/index.ts'
import type { Suggestion } from '../../model/suggestion.ts'
import { lookIn } from '../connections.ts'
import { recordsOf } from '../../../../platform/records/read/index.ts'
import { wakeAddresses } from '../seen.ts'
import { companiesAt, suggestionsOf } from './read-suggestions.ts'
import { strangersAt } from './strangers.ts'

/** Whom somebody takes up, and whom of those who are there they are. */
export interface Taken {
  address: string
  into?: string | undefined
}

/** What came of it, in records. */
export interface Accepted {
  made: string[]
  joined: string[]
}

/** Makes them people and companies, or further addresses of whom they are, all in one change; what waits for them is due at once. */
export const accept = (ctx: Ctx, mailboxIds: readonly string[], given: readonly Taken[]): Promise<Accepted> =>
  inWork(ctx, async (work) => {
    const taken = [...new Map(given.map((each) => [each.address, each])).values()]
    const addresses = taken.map(({ address }) => address)
    const inside = { ...ctx, db: work.tx as never }
    const suggestions = await suggestionsOf(inside, await strangersAt(work.tx, mailboxIds, addresses))
    await inTurn(work, suggestions)
    // Whoever has become known meanwhile is known.
    const found = await recordsOf(inside, addresses)
    const open = suggestions.filter(({ address }) => !found.has(address))
    const done: Accepted = { made: [], joined: [] }
    const companies = await companiesOf(work, open, taken, done)
    for (const [at, { address, into }] of taken.entries()) {
      const suggestion = open.find((each) => each.address === address)
      if (found.has(address)) continue
      if (!suggestion) throw noneWaits(at)
      if (into !== undefined) done.joined.push(await joinTo(work, person, into, address))
      else if (suggestion.becomes === 'company') await toCompany(work, suggestion, companies, done)
      else done.made.push(await makePerson(work, suggestion, companies))
    }
    for (const id of mailboxIds) await lookIn(work.tx, id, 0)
    await wakeAddresses(work.tx, mailboxIds, addresses)
    return done
  })

const noneWaits = (at: number) => refuse.invalid([{ field: `taken.${at}.address`, ...say('No message of yours waits for this address.') }]) // prettier-ignore

/** Of two who take up the same house or address at one moment, the second finds what the first has made. */
async function inTurn({ tx }: Work, suggestions: readonly Suggestion[]): Promise<void> {
  const keys = suggestions.flatMap(({ address, company }) => [address, ...(company ? [company.domain] : [])])
  for (const key of [...new Set(keys)].toSorted())
    await tx.run({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`farley mail ${key}`] })
}

type Companies = ReadonlyMap<string, string>

/** The companies by their domains: those that are there, and those that are made because somebody works there. */
async function companiesOf(
  work: Work,
  suggestions: readonly Suggestion[],
  taken: readonly Taken[],
  done: Accepted,
): Promise<Companies> {
  const joined = new Set(taken.flatMap(({ address, into }) => (into === undefined ? [] : [address])))
  const made = suggestions.filter(({ address }) => !joined.has(address))
  const houses = new Map(made.flatMap(({ company: at }) => (at ? [[at.domain, at]] : [])))
  const there = await companiesAt({ ...work.ctx, db: work.tx as never }, [...houses.keys()])
  const ids = new Map([...there].map(([domain, { id }]) => [domain, id]))
  if (!rightOf(work, company).create) return ids
  for (const { domain, name } of houses.values()) {
    if (ids.has(domain)) continue
    const values = { name: name.slice(0, 300), website: `https://${domain}`, source: 'mail' as const }
    const { id } = await work.create(company, filled(work, company, values))
    ids.set(domain, id)
    done.made.push(id)
  }
  return ids
}

async function makePerson(work: Work, { address, firstName, lastName, ...more }: Suggestion, companies: Companies): Promise<string> {
  checkMayAdd(work, person)
  const at = more.company && rightOf(work, employment).create ? companies.get(more.company.domain) : undefined
  const values = {
    firstName: firstName?.slice(0, 120) ?? null,
    lastName: lastName?.slice(0, 120) ?? null,
    emails: [contact(address, null, true)],
    phones: more.phones.map(({ value, label }, index) => contact(value, label, index === 0)),
    source: 'mail' as const,
    ...(at && { company: at, jobTitle: more.jobTitle?.slice(0, 200) ?? null }),
  }
  return (await work.create(person, filled(work, person, values))).id
} // prettier-ignore

/** What is written to a house is an address of the company's. */
async function toCompany(work: Work, { address, company: at }: Suggestion, companies: Companies, done: Accepted): Promise<void> {
  const id = at && companies.get(at.domain)
  // One that is not there could not be made.
  if (!id) return checkMayAdd(work, company)
  await joinTo(work, company, id, address)
  if (!done.made.includes(id)) done.joined.push(id)
} // prettier-ignore

async function joinTo(work: Work, record: typeof person | typeof company, id: string, address: string): Promise<string> {
  const row = work.made(record, id) ?? (await work.load(record, id, 'edit'))
  if (rightOf(work, record).closed.has('emails')) throw refuse.forbidden(say('You may not change e-mail addresses of {records}.', { records: many(record) })) // prettier-ignore
  const emails = (row.emails ?? []) as Contact[]
  await work.update(record, row as never, { emails: [...emails, contact(address, null, emails.length === 0)] })
  return id
} // prettier-ignore

const rightOf = ({ ctx: { actor, registry } }: Work, record: RecordDefinition) => actor.permissions.of(registry.own(record)) // prettier-ignore

/** Without what their role may not fill in. */
function filled<Values extends object>(work: Work, record: RecordDefinition, values: Values): Values {
  const { closed } = rightOf(work, record)
  return Object.fromEntries(Object.entries(values).filter(([name]) => !closed.has(name))) as Values
}

const contact = (value: string, label: string | null, primary: boolean): Contact => ({ id: newId(), value, normal: null, label, primary, valid: null, verifiedOn: null, endedOn: null }) // prettier-ignore
