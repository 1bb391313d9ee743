import { fold } from '../../../kernel/fold.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Db } from '../../../platform/db/index.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { handle, rulesOf } from '../../../platform/room.ts'
import { deal, dealPerson } from '../../deals/model/index.ts'
import { company, employment, person } from '../../people/model/index.ts'
import { qualifyPerson, unqualified } from '../model/index.ts'
import { checkMayAdd } from '../../../platform/records/may-add.ts'

type Person = RowOf<typeof person>
type Company = RowOf<typeof company>

/** Makes the deal, and the company where it is new, in the change that moves the person on: one cause, so that undo takes all of it back. */
export const qualifyHandler = handle(qualifyPerson, async (work, row, input) => {
  checkMayAdd(work, deal)
  const of = input.newCompany ? await newCompany(work, row, input.newCompany, input.company) : await chosenCompany(work, row, input.company) // prettier-ignore
  const made = await work.create(deal, {
    name: input.deal ?? of?.name ?? row.name ?? '',
    company: of?.id ?? null,
    amount: input.amount ?? null,
    pipeline: input.pipeline ?? null,
    source: dealSource(row.source),
    owner: row.owner ?? work.ctx.actor.userId,
  })
  await work.create(dealPerson, { deal: made.id, person: row.id })
  return { patch: { lifeCycle: 'qualified' as const, ...(of && { company: of.id }) } }
})

/** Where somebody works who was qualified with a company: their main role there, where they have none. */
export const qualifiedRules = rulesOf(person, {
  async after(work, { name, before, after }) {
    if (name !== qualifyPerson.name || !after.company) return
    if (before?.company !== after.company)
      await work.create(employment, { person: after.id, company: after.company, title: after.jobTitle, main: true })
    const of = await work.peek(company, after.company)
    if (of && isUnqualified(of)) await work.update(company, of, { lifeCycle: 'qualified' })
  },
})

const isUnqualified = ({ lifeCycle }: Company) => (unqualified as readonly string[]).includes(lifeCycle)

/** A company that is to be made; refuses one that is there already by that name: it is chosen, never made twice. */
async function newCompany(work: Work, row: Person, name: string, chosen: string | undefined): Promise<Company> {
  checkMayAdd(work, company)
  if (chosen) throw refuse.invalid([{ field: 'newCompany', ...say('Choose a company or name a new one, not both.') }])
  const alike = await work.find(company, { field: 'name', startsWith: name }, { limit: 100, lock: false })
  const same = alike.filter((each) => fold(each.name) === fold(name))
  const seen = await inSight(work, same.map(({ id }) => id)) // prettier-ignore
  if (same.some(({ id }) => seen.has(id)))
    throw refuse.taken('newCompany', say('There is a company called {name} already. Choose that one.', { name }))
  return work.create(company, { name, source: row.source, owner: row.owner ?? work.ctx.actor.userId })
}

/** The company that was chosen, else the one where they work. */
async function chosenCompany(work: Work, row: Person, id: string | undefined): Promise<Company | null> {
  const found = await known(work, id ?? row.company)
  if (id && !found) throw refuse.invalid([{ field: 'company', ...say('Company: there is no such company.') }])
  return found
}

/** A company that is there; one that whoever asks may not see is none. */
async function known(work: Work, id: string | null): Promise<Company | null> {
  if (!id || !(await inSight(work, [id])).has(id)) return null
  return work.setting(company, id)
}

const inSight = (work: Work, ids: readonly string[]) =>
  // On the transaction's own connection, which is enough for reads.
  visibleIds({ ...work.ctx, db: work.tx as unknown as Db }, work.ctx.registry.own(company), ids)

const dealSources: readonly string[] = (deal.fields.source.options ?? []).map(({ key }) => key)

/** Deals know fewer sources than people do. */
const dealSource = (source: string | null) => (source === null || dealSources.includes(source) ? source : 'other')
