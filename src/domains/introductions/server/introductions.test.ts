import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'
import { findOrInstallDovecot, startMailServer } from '../../../../test/mail-server.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import { mayCallHere } from '../../../platform/outbound/testing.ts'
import { systemContext } from '../../../platform/site.ts'

type Row = Record<string, unknown> & { id: string; version: number }
interface Pair {
  customer: Row
  buyer: Row
  principal: Row
  seller: Row
}

let app: TestApp
let ada: Client
let bob: Client
let today: string

beforeAll(async () => {
  app = await startTestApp({ workers: true, guard: mayCallHere })
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  const { settings, now } = await systemContext(app.site)
  today = dayIn(settings.timeZone, now())
})
afterAll(() => app.close())

const patience = { timeout: 20_000 }
const ago = (days: number) => addDays(today, -days)
async function make(path: string, given: object, who = ada): Promise<Row> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data
}
const list = async (path: string, filter: object, who = ada): Promise<Row[]> =>
  (await who.get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=100`)).body.data
const signsOf = (introduction: Row, who = ada) =>
  list('/direct-dealings', { field: 'introduction', is: introduction.id }, who)
const refreshed = async ({ id }: Row, who = ada): Promise<Row> => (await who.get(`/introductions/${id}`)).body.data

/** Two companies that nobody else knows, with somebody at each. */
async function pair(name: string): Promise<Pair> {
  const worksAt = async (company: Row, lastName: string) => {
    const { id } = await make('/people', { lastName })
    await make('/employments', { person: id, company: company.id, main: true })
    return (await ada.get(`/people/${id}`)).body.data as Row
  }
  const [customer, principal] = [await make('/companies', { name: `${name} buys` }), await make('/companies', { name: `${name} makes` })] // prettier-ignore
  return {
    customer,
    principal,
    buyer: await worksAt(customer, `${name}-Buyer`),
    seller: await worksAt(principal, `${name}-Seller`),
  }
}
const introduce = ({ customer, principal }: Pair, more: object = {}, who = ada) =>
  make('/introductions', { company: customer.id, principal: principal.id, introducedOn: ago(30), ...more }, who)
const mailOf = ({ buyer, seller }: Pair, more: object = {}, who = ada) =>
  make(
    '/emails',
    { subject: 'Our order', about: [buyer.id, seller.id], direction: 'in', sentAt: `${ago(3)}T12:00:00Z`, ...more },
    who,
  )

describe('an introduction', () => {
  test('is named after both, on the day on which it was made', async () => {
    const { customer, principal } = await pair('Named')
    expect(await make('/introductions', { company: customer.id, principal: principal.id })).toMatchObject({
      ...{ name: 'Named buys → Named makes', introducedOn: today, unanswered: 0 },
    })
  })

  test.each([
    ['nobody', {}, 'company'],
    ['to themselves', { company: 'principal' }, 'principal'],
    ['protected before it began', { company: 'customer', protectedUntil: '2020-01-01' }, 'protectedUntil'],
  ])('is not of %s', async (_, given: Record<string, string>, field) => {
    const two = await pair(`Wrong ${field}`)
    const company = given.company ? two[given.company as 'principal'].id : undefined
    const { status, body } = await ada.post('/introductions', { ...given, company, principal: two.principal.id })
    expect([status, body.fields?.[0]?.field]).toEqual([422, field])
  })
})

describe('signs', () => {
  test('an e-mail in which both stand is one, once a conversation, and its owner is warned', async () => {
    const two = await pair('Written')
    const introduction = await introduce(two, { owner: app.bob.id })
    const email = await mailOf(two)
    await expect.poll(() => signsOf(introduction), patience).toMatchObject([{ sign: 'email', email: email.id, answer: 'open' }]) // prettier-ignore
    expect(await refreshed(introduction)).toMatchObject({ unanswered: 1 })
    const warned = async (who: Client) => {
      const groups = (await who.get('/notifications')).body.data as { id: string; loud: boolean; notifications: { kind: string; deed: string }[] }[] // prettier-ignore
      return groups.find(({ id }) => id === introduction.id)
    }
    await expect.poll(() => warned(bob), patience).toMatchObject({ loud: true, notifications: [{ kind: 'warned', deed: 'notice' }, { kind: 'assigned' }] }) // prettier-ignore
    expect(await warned(ada)).toBeUndefined()
    // Whoever changes it does not make it another one.
    expect((await ada.patch(`/emails/${email.id}`, { subject: 'Our second order' }, email.version)).status).toBe(200)
    const other = await mailOf(two, { subject: 'Something else' })
    await expect.poll(() => signsOf(introduction), patience).toHaveLength(2)
    expect((await signsOf(introduction)).map((each) => each.email).sort()).toEqual([email.id, other.id].sort())
  })

  test('what we have written ourselves, what came before or after its time, and what one of them alone wrote is none', async () => {
    const two = await pair('Innocent')
    const introduction = await introduce(two, { protectedUntil: ago(2) })
    await mailOf(two, { direction: 'out' })
    await mailOf(two, { sentAt: `${ago(40)}T12:00:00Z` })
    await mailOf(two, { sentAt: `${ago(1)}T12:00:00Z` })
    await mailOf(two, { about: [two.buyer.id] })
    await mailOf(two, { about: [two.buyer.id, two.customer.id] })
    const sign = await mailOf(two)
    await expect.poll(() => signsOf(introduction), patience).toMatchObject([{ email: sign.id }])
    // All of them have been looked at by now, since a later one has.
    const last = await mailOf(two, { subject: 'The last' })
    await expect.poll(() => signsOf(introduction), patience).toHaveLength(2)
    expect((await signsOf(introduction)).map((each) => each.email).sort()).toEqual([sign.id, last.id].sort())
  })

  test('a person who was introduced and now works for the principal does not deal with it by writing to us', async () => {
    const two = await pair('Hired')
    const hired = await make('/people', { lastName: 'Hired' })
    await make('/employments', { person: hired.id, company: two.principal.id, main: true })
    const introduction = await make('/introductions', { person: hired.id, principal: two.principal.id, introducedOn: ago(30) }) // prettier-ignore
    await mailOf(two, { about: [hired.id] })
    const sign = await mailOf(two, { about: [hired.id, two.seller.id] })
    await expect.poll(() => signsOf(introduction), patience).toMatchObject([{ email: sign.id }])
  })

  test('an order of theirs that the principal sold is one, unless a deal of ours led to it', async () => {
    const two = await pair('Ordered')
    const introduction = await introduce(two)
    const deal = await make('/deals', { name: 'Ours', company: two.customer.id })
    const placed = { company: two.customer.id, soldBy: two.principal.id, placedOn: ago(5) }
    await make('/orders', { ...placed, deal: deal.id })
    await make('/orders', { ...placed, soldBy: null })
    const order = await make('/orders', placed)
    await expect.poll(() => signsOf(introduction), patience).toMatchObject([{ sign: 'order', order: order.id }])
  })

  test('a deal with them that was lost to the principal is one', async () => {
    const two = await pair('Lost')
    const introduction = await introduce(two)
    const competitor = await make('/competitors', { name: 'The principal', company: two.principal.id })
    const deal = await make('/deals', { name: 'Nearly', company: two.customer.id })
    const lost = await ada.act(`/deals/${deal.id}/lose`, { reason: 'competitor', lostTo: competitor.id }, deal.version)
    expect(lost.status, lost.text).toBe(200)
    await expect.poll(() => signsOf(introduction), patience).toMatchObject([{ sign: 'deal', deal: deal.id }])
  })

  test('what lies there already is looked through when somebody says that they introduced two', async () => {
    const two = await pair('Before')
    const email = await mailOf(two)
    const introduction = await introduce(two)
    await expect.poll(() => signsOf(introduction), patience).toMatchObject([{ email: email.id }])
  })

  test('what its owner may not see is no sign for them, and an introduction that is deleted watches nothing', async () => {
    const two = await pair('Hidden')
    const introduction = await introduce(two, { owner: app.bob.id })
    const gone = await introduce(two)
    expect((await ada.delete(`/introductions/${gone.id}`, gone.version)).status).toBeLessThan(300)
    await mailOf(two, { private: true })
    const seen = await mailOf(two, { subject: 'Seen' })
    await expect.poll(() => signsOf(introduction), patience).toMatchObject([{ email: seen.id }])
    expect(await signsOf(introduction)).toHaveLength(1)
    expect(await list('/direct-dealings', { field: 'email', is: seen.id })).toHaveLength(1)
  })
})

describe('answers', () => {
  test('each is given once, a follow-up makes a task about both, and none is a sign again', async () => {
    const two = await pair('Answered')
    const introduction = await introduce(two)
    const heard = await make('/direct-dealings', { introduction: introduction.id, note: 'At the fair' })
    expect(heard).toMatchObject({ sign: 'heard', answer: 'open' })
    const email = await mailOf(two)
    await expect.poll(() => signsOf(introduction), patience).toHaveLength(2)
    const sign = (await signsOf(introduction)).find((each) => each.email)!
    const followed = await ada.act(`/direct-dealings/${sign.id}/followUp`, {}, sign.version)
    expect(followed.body.data).toMatchObject({ answer: 'followed' })
    const task = (await ada.get(`/tasks/${followed.body.data.task}`)).body.data
    expect(task.about.sort()).toEqual([two.customer.id, two.principal.id].sort())
    expect(task.title).toBe('Ask about direct dealings: Answered buys → Answered makes')
    expect((await ada.act(`/direct-dealings/${heard.id}/dismiss`, {}, heard.version)).body.data).toMatchObject({ answer: 'dismissed' }) // prettier-ignore
    expect((await ada.act(`/direct-dealings/${heard.id}/agree`, {}, heard.version + 1)).status).toBe(409)
    expect(await refreshed(introduction)).toMatchObject({ unanswered: 0 })
    // Deleted it is known still.
    const answered = (await signsOf(introduction)).find((each) => each.email)!
    expect((await ada.delete(`/direct-dealings/${answered.id}`, answered.version)).status).toBeLessThan(300)
    expect((await ada.patch(`/emails/${email.id}`, { subject: 'Touched' }, email.version)).status).toBe(200)
    const other = await mailOf(two, { subject: 'Another' })
    await expect.poll(() => signsOf(introduction), patience).toHaveLength(2)
    expect((await signsOf(introduction)).flatMap((each) => each.email ?? [])).toEqual([other.id])
  })

  test('who may not see the introduction knows of no sign; nobody says by hand which e-mail is one', async () => {
    const two = await pair('Private')
    const introduction = await introduce(two, { private: true })
    const heard = await make('/direct-dealings', { introduction: introduction.id })
    expect(await signsOf(introduction, bob)).toEqual([])
    expect((await bob.get(`/direct-dealings/${heard.id}`)).status).toBe(404)
    expect((await bob.act(`/direct-dealings/${heard.id}/agree`, {}, heard.version)).status).toBe(404)
    const email = await mailOf(two, { direction: 'out' })
    expect((await ada.patch(`/direct-dealings/${heard.id}`, { email: email.id }, heard.version)).status).toBe(422)
  })
})

const has = findOrInstallDovecot()
if (!has) console.log('Left out: direct dealings in captured mail, since there is no Dovecot and it cannot be installed here.') // prettier-ignore

test.runIf(has)('in a mailbox, a conversation in which we have written is none, and one in which we were only copied is one', { timeout: 60_000 }, async () => {
  const server = await startMailServer()
  try {
    const [customer, principal] = [await make('/companies', { name: 'Captured buys' }), await make('/companies', { name: 'Captured makes' })] // prettier-ignore
    for (const [lastName, email, company] of [['Buyer', 'buyer@buys.example', customer.id], ['Seller', 'seller@makes.example', principal.id]]) {
      const { id } = await make('/people', { lastName, emails: [{ value: email }] })
      await make('/employments', { person: id, company, main: true })
    }
    const introduction = await make('/introductions', { company: customer.id, principal: principal.id, introducedOn: '2020-01-01' }) // prettier-ignore
    const address = 'ada@broker.example'
    const mailbox = await make('/mailboxes', { address })
    const way = { host: '127.0.0.1', port: server.port, userName: address, password: server.password, authority: server.authority } // prettier-ignore
    expect((await ada.post(`/mailboxes/${mailbox.id}/connect`, way)).status).toBe(200)
    const deliver = (id: string, from: string, to: string, more: string[] = []) =>
      server.deliver(address, [`From: ${from}`, `To: ${to}`, `Cc: ${address}`, `Subject: About ${id}`, `Message-ID: <${id}@x.example>`, ...more, '', 'Hello'].join('\r\n')) // prettier-ignore
    await deliver('ours', address, 'buyer@buys.example, seller@makes.example')
    const about = { field: 'subject', startsWith: 'About ' }
    const emails = async () => (await list('/emails', about)).length
    await expect.poll(emails, patience).toBe(1)
    await deliver('thanks', 'buyer@buys.example', 'seller@makes.example', ['In-Reply-To: <ours@x.example>'])
    await deliver('direct', 'seller@makes.example', 'buyer@buys.example')
    await deliver('again', 'buyer@buys.example', 'seller@makes.example', ['In-Reply-To: <direct@x.example>'])
    await expect.poll(emails, patience).toBe(4)
    const signs = async () => {
      const filter = encodeURIComponent(JSON.stringify({ field: 'introduction', is: introduction.id }))
      const { body } = await ada.get(`/direct-dealings?filter=${filter}&with=email`)
      return (body.data as Row[]).map((each) => body.linked[each.email as string].title as string)
    }
    // The newest is read first, and each by itself: whichever comes first stands for the conversation.
    await expect.poll(signs, patience).toEqual([expect.stringMatching(/^About (direct|again)$/)])
  } finally {
    await server.close()
  }
}) // prettier-ignore
