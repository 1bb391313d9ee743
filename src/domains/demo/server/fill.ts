import { newId } from '../../../kernel/id.ts'
import type { CreateOf, RowOf } from '../../../kernel/record.ts'
import { call, completeTask, email, meeting, note, task } from '../../activities/model/index.ts'
import { priceBook, priceEntry, product, taxClass, taxRate } from '../../catalog/model/index.ts'
import { deal, dealLine, dealPerson, loseDeal, moveDeal, stage, winDeal } from '../../deals/model/index.ts'
import { company, employment, fact, person } from '../../people/model/index.ts'
import { tag, user, workspace } from '../../workspace/model/index.ts'
import type { ActionDefinition } from '../../../kernel/action.ts'
import { permissionsOf } from '../../../platform/access/permissions.ts'
import { system } from '../../../platform/access/system.ts'
import type { Ctx } from '../../../platform/context.ts'
import { actIn, inWork, type Work } from '../../../platform/records/index.ts'
import { createChance, type Chance } from './chance.ts'
import * as world from './world.ts'

const day = 86_400_000
type Seller = RowOf<typeof user>

/** Who is asked for what while the company is being made up. */
interface Scene {
  base: Ctx
  chance: Chance
  sellers: Seller[]
  products: RowOf<typeof product>[]
  stages: RowOf<typeof stage>[]
  tags: string[]
}

/** Makes a company that looks lived in, with a year of history up to now; answers its users. */
export async function fillDemo(base: Ctx): Promise<Seller[]> {
  const chance = createChance(1936)
  const users = await at(base, 400, null, makeOurselves)
  const scene: Scene = {
    base,
    chance,
    sellers: users.filter(({ role }) => role === 'member' || role === 'owner'),
    products: await at(base, 399, null, (work) => makeProducts(work)),
    stages: await at(base, 398, null, (work) => work.find(stage, { and: [] }, { sort: 'position', lock: false })),
    tags: await at(base, 398, null, async (work) =>
      ids(await Promise.all([...world.tags].map((name) => work.create(tag, { name })))),
    ),
  }
  const companies = await makeCompanies(scene)
  for (const buyer of companies) {
    const people = await makePeople(scene, buyer)
    const count = chance.between(2, 6)
    const deals: RowOf<typeof deal>[] = []
    for (let index = 0; index < count; index++) deals.push(await makeDeal(scene, buyer, people))
    await makeContacts(scene, buyer, people, deals)
  }
  await at(base, 0, null, async (work) => {
    const [ours] = await work.find(workspace, { and: [] })
    // Last of all: without it the whole is made anew.
    await work.update(workspace, ours!, { demo: true })
  })
  return users
}

/** A piece of work some days ago, done by somebody of the company or by Farley itself. */
async function at<T>(base: Ctx, daysAgo: number, by: Seller | null, run: (work: Work) => Promise<T>): Promise<T> {
  const moment = new Date(base.now().getTime() - daysAgo * day)
  const actor = by
    ? {
        kind: 'person' as const,
        id: by.id,
        name: by.name,
        userId: by.id,
        self: by.id,
        permissions: permissionsOf('owner', 'all'),
        team: [],
        territories: [],
        circles: [],
        shared: [],
        timeZone: base.settings.timeZone,
        firstWeekday: base.actor.firstWeekday,
        language: base.actor.language,
      }
    : system
  return inWork({ ...base, actor, now: () => moment, cause: { id: newId(), kind: 'request' } }, run)
}

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

async function makeOurselves(work: Work): Promise<Seller[]> {
  const [ours] = await work.find(workspace, { and: [] })
  if (ours)
    await work.update(workspace, ours, {
      name: world.companyName,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
      country: 'DE',
    })
  const made: Seller[] = []
  for (const { name, email: address, role, office } of world.cast) {
    made.push(
      await work.create(user, { name, email: address, role, office, manager: made[0]?.id ?? null, active: true }),
    )
  }
  return made
}

async function makeProducts(work: Work) {
  const { id } = await work.create(taxClass, { name: 'Standard' })
  for (const [country, rate] of world.taxes)
    await work.create(taxRate, { taxClass: id, country, rate, validFrom: '2024-01-01' })
  const items = world.products.map(([name, code, price, cost, billing]) => ({
    values: { name, code, price: euros(price), cost: euros(cost), unit: 'piece', billing, taxClass: id },
  }))
  const products = await work.createMany(product, items)
  await makePriceBook(work, products)
  return products
}

/** Three products are cheaper in numbers. */
async function makePriceBook(work: Work, products: readonly RowOf<typeof product>[]) {
  const { id } = await work.create(priceBook, { name: 'List 2026', currency: 'EUR' })
  const tiers = JSON.stringify([{ from: '5', percentOff: '3' }, { from: '10', percentOff: '5' }]) // prettier-ignore
  for (const each of products.slice(0, 3))
    await work.create(priceEntry, { book: id, product: each.id, price: each.price!, tiers })
}

const euros = (amount: string) => ({ amount, currency: 'EUR' })

async function makeCompanies(scene: Scene): Promise<RowOf<typeof company>[]> {
  const { base, chance, sellers } = scene
  const made: RowOf<typeof company>[] = []
  for (const [name, domain, city, country, industry, employees] of world.customers) {
    const owner = chance.pick(sellers)
    const values: CreateOf<typeof company> = {
      name,
      industry,
      employees,
      lifeCycle: chance.pick(['lead', 'qualified', 'customer', 'customer']),
      website: `https://${domain}`,
      revenue: euros(`${employees * chance.between(140, 320)}000.00`),
      addresses: [
        {
          id: newId(),
          label: 'Plant',
          primary: true,
          street: null,
          postalCode: null,
          city,
          region: null,
          country,
          latitude: null,
          longitude: null,
        },
      ],
      source: chance.pick(['fair', 'referral', 'web', 'cold']),
      owner: owner.id,
      tags: chance.percent(40) ? chance.some(scene.tags, 1) : null,
    }
    made.push(await at(base, chance.between(300, 390), owner, (work) => work.create(company, values)))
  }
  await at(base, 250, sellers[0]!, async (work) => {
    for (const [parent, child] of world.groups) {
      const row = (await work.peek(company, made.find(({ name }) => name === child)!.id))!
      await work.update(company, row, { parent: made.find(({ name }) => name === parent)!.id })
    }
  })
  return made
}

async function makePeople(scene: Scene, buyer: RowOf<typeof company>): Promise<RowOf<typeof person>[]> {
  const { base, chance, sellers } = scene
  const owner = sellers.find(({ id }) => id === buyer.owner)!
  const domain = new URL(buyer.website!).hostname
  const made: RowOf<typeof person>[] = []
  for (const title of chance.some(world.titles, chance.between(3, 6))) {
    const [firstName, lastName] = [chance.pick(world.firstNames), chance.pick(world.lastNames)]
    made.push(
      await at(base, chance.between(200, 299), owner, async (work) => {
        const row = await work.create(person, {
          firstName,
          lastName,
          jobTitle: title,
          company: buyer.id,
          lifeCycle: buyer.lifeCycle,
          source: buyer.source,
          emails: [contact(`${plain(firstName)}.${plain(lastName)}@${domain}`, 'work')],
          phones: chance.percent(70) ? [contact(`+49 40 555 ${chance.between(1000, 9999)}`, 'work')] : null,
          owner: owner.id,
        })
        if (chance.percent(45)) {
          const [kind, text] = chance.pick(world.facts)
          await work.create(fact, { person: row.id, kind, text, private: chance.percent(20) })
        }
        if (chance.percent(15)) {
          const due = new Date(base.now().getTime() + chance.between(-2, 6) * day).toISOString().slice(0, 10)
          await work.create(fact, {
            person: row.id,
            kind: 'promise',
            text: 'You promised a reference call',
            dueOn: due,
          })
        }
        return row
      }),
    )
  }
  if (chance.percent(25)) await changeJob(scene, made[0]!, owner)
  return made
}

/** Somebody came from elsewhere: both stints stay. */
async function changeJob({ base, chance }: Scene, mover: RowOf<typeof person>, by: Seller) {
  await at(base, 190, by, async (work) => {
    const [now] = await work.find(employment, { field: 'person', is: mover.id })
    const others = await work.find(company, { not: { field: 'id', is: mover.company! } }, { lock: false })
    await work.create(employment, {
      person: mover.id,
      company: chance.pick(others).id,
      title: 'Process engineer',
      startedOn: '2019-04-01',
      endedOn: '2023-12-31',
      main: false,
    })
    if (now) await work.update(employment, now, { startedOn: '2024-01-01' })
  })
}

function contact(value: string, label: string) {
  return { id: newId(), value, normal: null, label, primary: true, valid: null, verifiedOn: null, endedOn: null }
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase() // prettier-ignore
}

/** A deal that was opened, moved on, and closed or not yet. */
async function makeDeal(
  scene: Scene,
  buyer: RowOf<typeof company>,
  people: RowOf<typeof person>[],
): Promise<RowOf<typeof deal>> {
  const { base, chance, sellers } = scene
  const seller = chance.percent(80) ? sellers.find(({ id }) => id === buyer.owner)! : chance.pick(sellers)
  const opened = chance.between(4, 340)
  const lines = chance
    .some(scene.products, chance.between(1, 3))
    .map((each) => ({ each, quantity: chance.between(1, 8) }))
  const total = lines.reduce((sum, { each, quantity }) => sum + Number(each.price!.amount) * quantity, 0)
  const made = await at(base, opened, seller, async (work) => {
    const row = await work.create(deal, {
      name: chance.pick(world.dealKinds),
      company: buyer.id,
      amount: euros(total.toFixed(2)),
      openedOn: dayAgo(base, opened),
      closeOn: dayAgo(base, opened - chance.between(40, 120)),
      source: chance.pick(['fair', 'referral', 'existing', 'web']),
      owner: seller.id,
      tags: chance.percent(15) ? chance.some(scene.tags, 1) : null,
    })
    for (const [position, { each, quantity }] of lines.entries()) {
      await work.create(dealLine, {
        deal: row.id,
        product: each.id,
        label: each.name,
        quantity,
        price: each.price,
        position,
      })
    }
    for (const [index, one] of chance.some(people, 2).entries()) {
      await work.create(dealPerson, { deal: row.id, person: one.id, role: index === 0 ? 'decider' : 'champion' })
    }
    return row
  })
  await runCourse(scene, made, seller, opened)
  if (opened < 150 || chance.percent(30)) await planNext(scene, made, people, seller)
  return made
}

async function runCourse(scene: Scene, { id }: RowOf<typeof deal>, seller: Seller, opened: number) {
  const { base, chance, stages } = scene
  let ago = opened
  const closes = opened > 60 && chance.percent(opened > 150 ? 92 : 45)
  const reach = closes ? stages.length - 1 : chance.between(0, stages.length - 1)
  for (const next of stages.slice(1, reach + 1)) {
    ago -= chance.between(4, Math.max(5, Math.floor(opened / 6)))
    if (ago <= 1) return
    await at(base, ago, seller, (work) => doAction(work, moveDeal, id, { stage: next.id }))
  }
  ago -= chance.between(3, 20)
  if (!closes || ago <= 1) return
  if (chance.percent(58)) await at(base, ago, seller, (work) => doAction(work, winDeal, id, {}))
  else
    await at(base, ago, seller, (work) =>
      doAction(work, loseDeal, id, { reason: chance.pick(['price', 'competitor', 'timing', 'noAnswer']) }),
    )
}

function doAction(work: Work, action: unknown, id: string, input: Record<string, unknown>) {
  const { record, name } = action as ActionDefinition
  return actIn(work, work.ctx.registry.action(record, name)!, id, input)
}

async function planNext(
  { base, chance }: Scene,
  row: RowOf<typeof deal>,
  people: RowOf<typeof person>[],
  seller: Seller,
) {
  const due = new Date(base.now().getTime() + chance.between(-3, 12) * day)
  due.setUTCHours(chance.between(7, 15), chance.pick([0, 30]), 0, 0)
  const about = [row.id, chance.pick(people).id]
  await at(base, 1, seller, async (work) => {
    if (chance.percent(65))
      await work.create(task, {
        title: chance.pick(world.taskTitles),
        about,
        dueAt: due.toISOString(),
        owner: seller.id,
        done: false,
      })
    else
      await work.create(meeting, {
        title: 'Call about the offer',
        about,
        startsAt: due.toISOString(),
        endsAt: new Date(due.getTime() + 30 * 60_000).toISOString(),
      })
  })
}

/** What was said and written over the year. */
async function makeContacts(
  scene: Scene,
  buyer: RowOf<typeof company>,
  people: RowOf<typeof person>[],
  deals: RowOf<typeof deal>[],
) {
  const { base, chance, sellers } = scene
  const count = chance.between(6, 16)
  for (let index = 0; index < count; index++) {
    const by = chance.percent(75) ? sellers.find(({ id }) => id === buyer.owner)! : chance.pick(sellers)
    // Half of it is about a deal, and most of that is recent.
    const about = [chance.pick(people).id, ...(chance.percent(60) ? [chance.pick(deals).id] : [])]
    const ago = chance.between(0, about.length > 1 ? 25 : 200) + chance.next()
    await at(base, ago, by, async (work) => {
      const text = chance.pick(world.notes)
      const kind = chance.between(1, 10)
      if (kind <= 3) await work.create(note, { text, about: [...about, buyer.id] })
      else if (kind <= 6)
        await work.create(call, {
          subject: chance.pick(world.callSubjects),
          about,
          direction: chance.pick(['in', 'out'] as const),
          outcome: chance.pick(['reached', 'reached', 'message', 'noAnswer']),
          minutes: chance.between(2, 25),
          notes: text,
        })
      else if (kind <= 8)
        await work.create(email, {
          subject: chance.pick(world.callSubjects),
          about,
          direction: chance.pick(['in', 'out'] as const),
          text,
        })
      else if (kind === 9)
        await work.create(meeting, {
          title: 'Site visit',
          about,
          location: buyer.addresses?.[0]?.city ?? null,
          notes: text,
        })
      else await doneTask(work, about)
    })
  }
}

async function doneTask(work: Work, about: string[]) {
  const row = await work.create(task, {
    title: 'Send the data sheets',
    about,
    dueAt: work.ctx.now().toISOString(),
    done: false,
  })
  await doAction(work, completeTask, row.id, {})
}

function dayAgo(base: Ctx, days: number): string {
  return new Date(base.now().getTime() - days * day).toISOString().slice(0, 10)
}
