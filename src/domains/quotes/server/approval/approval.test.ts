import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startSeller } from './testing.ts'

let here: Awaited<ReturnType<typeof startSeller>>
beforeAll(async () => {
  here = await startSeller()
})
afterEach(() => here.endRules())
afterAll(() => here.app.close())

const must = /must be approved before it is sent/

test('who must approve and why is said before, on the page and in the refusal; asked, approved, sent', async () => {
  const { rule, quoted, needs, act, done, bob, max, app } = here
  await rule('Dear', { asks: 'discount', percent: 10, role: 'admin' })
  const { id } = await quoted({ discount: 20 })
  const why = '“Pump” is offered 20 % below its price; more than 10 % must be approved.'
  expect(await needs(id)).toMatchObject([{ why, mine: false, approved: null, who: [{ name: 'Ada' }, { name: 'Max' }] }])
  const refused = await act(id, 'send')
  expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
    409,
    'not_now',
    expect.stringMatching(must),
  ])
  expect(refused.body.detail).toContain(why)
  expect(refused.body.detail).toMatch(/Ada.*Max/)
  expect((await act(id, 'approve', {}, max)).status).toBe(409)
  expect(await done(id, 'askApproval', { note: 'A new customer' })).toMatchObject({ approval: 'asked', approvalNote: 'A new customer', approvers: [app.ada.id, app.max.id] }) // prettier-ignore
  expect((await act(id, 'send')).status).toBe(409)
  expect((await act(id, 'approve')).status).toBe(403)
  expect((await act(id, 'refuse', { reason: 'No' })).status).toBe(403)
  expect(await done(id, 'approve', {}, max)).toMatchObject({ approval: 'approved', approvers: null })
  expect(await needs(id)).toMatchObject([{ approved: { by: 'Max' }, who: [] }])
  expect(await done(id, 'send')).toMatchObject({ status: 'sent', approval: 'approved' })
  expect(await needs(id)).toEqual([])
  expect((await bob.get(`/quotes/${id}/history`)).text).toContain('"approve"')
})

test('a quote that no rule asks about is sent at once, and nobody is asked for nothing', async () => {
  const { rule, quoted, act, done, needs } = here
  await rule('Dear', { asks: 'discount', percent: 10 })
  await rule('Not now', { asks: 'discount', percent: 0, active: false })
  const { id } = await quoted({ discount: 10 })
  expect(await needs(id)).toEqual([])
  expect((await act(id, 'askApproval')).body.detail).toMatch(/Nobody needs to approve/)
  await done(id, 'send')
})

test('it is refused with a reason, which is said, and asked for again', async () => {
  const { rule, quoted, act, done, max, read } = here
  await rule('Dear', { asks: 'discount', percent: 10 })
  const { id } = await quoted({ discount: 50 })
  await done(id, 'askApproval')
  expect((await act(id, 'refuse', {}, max)).status).toBe(422)
  await done(id, 'refuse', { reason: 'Half is too much' }, max)
  expect(await read(id)).toMatchObject({ approval: 'refused', approvalNote: 'Half is too much', approvers: null })
  expect((await act(id, 'send')).status).toBe(409)
  expect(await done(id, 'askApproval')).toMatchObject({ approval: 'asked' })
})

test('each rule is approved by those whom it names; nobody approves for the others', async () => {
  const { rule, quoted, act, done, max, ada, app, read, needs } = here
  await rule('Dear', { asks: 'discount', percent: 10, user: app.max.id })
  await rule('Large', { asks: 'total', amount: here.eur('100'), role: 'owner' })
  const { id } = await quoted({ discount: 20, quantity: 10 })
  expect((await needs(id)).map(({ who }: { who: { name: string }[] }) => who.map(({ name }) => name))).toEqual([['Max'], ['Ada']]) // prettier-ignore
  await done(id, 'askApproval')
  await done(id, 'approve', {}, max)
  expect(await read(id)).toMatchObject({ approval: 'asked', approvers: [app.ada.id] })
  expect((await act(id, 'approve', {}, max)).status).toBe(403)
  expect((await act(id, 'send')).body.detail).toMatch(/by Ada/)
  await done(id, 'approve', {}, ada)
  await done(id, 'send')
})

test('nobody approves a quote that they own, made or asked for, unless the rule says so', async () => {
  const { rule, quoted, act, done, max, ada, app, needs, endRules } = here
  const only = { asks: 'discount', percent: 10, user: app.max.id }
  await rule('Dear', only)
  const own = await quoted({ discount: 20 }, max)
  expect((await act(own.id, 'askApproval', {}, max)).body.detail).toMatch(/nobody who sees it/)
  // Giving it to somebody else does not help who made it.
  const { version } = await here.read(own.id, ada)
  await max.patch(`/quotes/${own.id}`, { owner: app.bob.id }, version)
  expect((await needs(own.id))[0].who).toEqual([])
  const bobs = await quoted({ discount: 20 })
  expect((await act(bobs.id, 'askApproval', {}, max)).status).toBe(409)
  await done(bobs.id, 'askApproval')
  await ada.patch(`/quotes/${bobs.id}`, { owner: app.max.id }, (await here.read(bobs.id, ada)).version)
  expect((await act(bobs.id, 'approve', {}, max)).status).toBe(403)
  await endRules()
  await rule('Dear, own', { ...only, own: true })
  await done(own.id, 'askApproval', {}, max)
  await done(own.id, 'approve', {}, max)
  await done(own.id, 'send', {}, max)
})

test('what an approver may not see they do not approve, and that is said', async () => {
  const { rule, make, pump } = here
  await rule('Dear', { asks: 'discount', percent: 10 })
  const { id } = await make('/quotes', { name: 'Bob’s own', private: true })
  await make('/quote-lines', { quote: id, product: pump.id, discount: 50 })
  const { version } = (await here.bob.get(`/quotes/${id}`)).body.data
  const asked = await here.bob.act(`/quotes/${id}/askApproval`, {}, version)
  expect([asked.status, asked.body.detail]).toEqual([409, expect.stringMatching(/nobody who sees it/)])
})

test('a price by hand, a fee left out, a cheaper rhythm, and a line that takes something off are discounts', async () => {
  const { rule, make, quoted, needs, eur, ada } = here
  await rule('Dear', { asks: 'discount', percent: 10 })
  const whys = async (id: string) => (await needs(id)).map(({ why }: { why: string }) => why)
  expect(await whys((await quoted({ price: eur('80') })).id)).toEqual([expect.stringMatching(/“Pump” is offered 20 %/)])
  expect(await whys((await quoted({ price: eur('90') })).id)).toEqual([])
  expect(await whys((await quoted({ price: eur('119'), discount: 0, taxIncluded: true, taxRate: 50 })).id)).toEqual([expect.stringMatching(/20.67 %/)]) // prettier-ignore
  const care = await make('/products', { name: 'Care', price: eur('10'), billing: 'month' }, ada)
  expect(await whys((await quoted({ product: care.id, billing: 'year', months: 12 })).id)).toEqual([expect.stringMatching(/91.67 %/)]) // prettier-ignore
  expect(await whys((await quoted({ product: care.id, months: 24 })).id)).toEqual([])
  expect(await whys((await quoted({ discountAmount: eur('11') })).id)).toEqual([expect.stringMatching(/11 %/)])
  const { id } = await quoted()
  const less = await make('/quote-lines', { quote: id, label: 'Because it is you', price: eur('-11') })
  expect(await whys(id)).toEqual([expect.stringMatching(/All in all it is offered 11 %/)])
  await here.bob.patch(`/quote-lines/${less.id}`, { optional: true }, less.version)
  expect(await whys(id)).toEqual([expect.stringMatching(/All in all/)])
  const { id: chosen } = await quoted()
  await make('/quote-lines', { quote: chosen, product: here.pump.id, discount: 90, optional: true })
  expect(await whys(chosen)).toEqual([expect.stringMatching(/90 %/)])
})

test('a total counts all that may be chosen, at the rates of the day; without a rate it must be approved', async () => {
  const { rule, quoted, make, needs, eur } = here
  await rule('Large', { asks: 'total', amount: eur('150') })
  const { id } = await quoted()
  expect(await needs(id)).toEqual([])
  await make('/quote-lines', { quote: id, product: here.pump.id, quantity: 1, optional: true })
  expect((await needs(id))[0].why).toBe('It may come to 200.00 EUR; more than 150.00 EUR must be approved.')
  const other = await make('/quotes', { name: 'Abroad', currency: 'CHF' })
  await make('/quote-lines', { quote: other.id, label: 'A day', price: { amount: '1', currency: 'CHF' } })
  expect((await needs(other.id))[0].why).toMatch(/cannot be reckoned/)
})

test('a margin is asked about without telling a seller what something costs', async () => {
  const { rule, quoted, needs, act, ada, make, eur, done } = here
  await rule('Least of 47 per cent', { asks: 'margin', percent: 47, role: 'admin' })
  const { id } = await quoted()
  expect((await needs(id, ada))[0].why).toBe('Its margin is 40 %; less than 47 % must be approved.')
  const told = await here.bob.get(`/quotes/${id}/approval`)
  const refused = await act(id, 'send')
  const after = await done(id, 'askApproval')
  for (const text of [told.text, refused.text, JSON.stringify(after), (await here.bob.get(`/quotes/${id}/history`)).text])
    expect(text).not.toMatch(/47 |40 %|margin|"60\./i)
  expect(told.body.data[0].why).toBe('Its prices must be approved.')
  expect((await here.bob.get('/approval-rules')).body.data).toEqual([])
  const dear = await quoted({ price: eur('120') })
  expect(await needs(dear.id)).toEqual([])
  await make('/quote-lines', { quote: dear.id, label: 'Of nobody knows what', price: eur('1000'), optional: true })
  expect((await needs(dear.id, ada))[0].why).toMatch(/costs us is not known/)
}) // prettier-ignore

test('a rule says from where on it asks, only those who lead make one, and there are only so many', async () => {
  const { ada, bob, rule } = here
  expect((await bob.post('/approval-rules', { name: 'Mine', asks: 'discount', percent: 100 })).status).toBe(403)
  expect((await ada.post('/approval-rules', { name: 'None', asks: 'total' })).body.fields[0].field).toBe('amount')
  expect((await ada.post('/approval-rules', { name: 'None', asks: 'margin' })).body.fields[0].field).toBe('percent')
  await rule('One', { asks: 'discount', percent: 5 })
  expect((await ada.post('/approval-rules', { name: 'one', asks: 'discount', percent: 5 })).status).not.toBe(201)
})

test('whoever approves is told, and whoever asked is told what became of it; nobody else is', async () => {
  const { rule, quoted, done, max, bob, app, ada } = here
  await rule('Dear', { asks: 'discount', percent: 10, user: app.max.id })
  const { id } = await quoted({ discount: 20 })
  const told = async (who: typeof bob) => {
    const groups = (await who.get('/notifications')).body.data as { id: string; notifications: { kind: string; deed: string }[] }[] // prettier-ignore
    return groups.filter((group) => group.id === id).flatMap(({ notifications }) => notifications.map(({ kind, deed }) => [kind, deed])) // prettier-ignore
  }
  await done(id, 'askApproval')
  await expect.poll(() => told(max)).toEqual([['asked', 'askApproval']])
  await done(id, 'refuse', { reason: 'No' }, max)
  await expect.poll(() => told(bob)).toEqual([['changed', 'refuse']])
  expect(await told(ada)).toEqual([])
  expect(await told(max)).toEqual([['asked', 'askApproval']])
})
