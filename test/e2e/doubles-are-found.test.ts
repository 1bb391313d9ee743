import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()
const mail = (value: string) => [{ value, primary: true }]
// At first all that the demonstration brought is matched, before what is added now.
const slow = { timeout: 60_000 }

test('whoever works through what is there twice says so with keys alone: two that are not the same, and two that become one', async () => {
  const ada = await here.ada()
  const { page } = ada
  const person = (firstName: string, lastName: string, email: string) => ada.send('POST', '/people', { firstName, lastName, emails: mail(email) }) // prettier-ignore
  await person('Wilhelmina', 'Zitzewitz', 'w.zitzewitz@doppelt.example')
  await person('Mina', 'Zitzewitz', 'w.zitzewitz@doppelt.example')
  await person('Theodor', 'Yxkull', 't.yxkull@doppelt.example')
  await person('Theo', 'Yxkull', 't.yxkull@doppelt.example')
  await expect.poll(async () => ((await ada.send('GET', '/duplicates')) as unknown[]).length, slow).toBeGreaterThan(1)
  await ada.visit('/duplicates')
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  await see(row('Zitzewitz'))
  await expectAccessible(page, 'the queue of duplicates')
  await page.getByRole('button', { name: 'Wilhelmina Zitzewitz and Mina Zitzewitz' }).focus()
  await see(row('Zitzewitz').getByText('same e-mail · Mina is short for Wilhelmina'))
  await see(row('Zitzewitz').getByRole('rowheader', { name: 'First name' }))
  await press(page, 'x')
  await seeNo(row('Zitzewitz'))
  await see(page.getByText('Wilhelmina Zitzewitz and Mina Zitzewitz are not the same'))
  await page.getByRole('button', { name: 'Theodor Yxkull and Theo Yxkull' }).focus()
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Merge people' }))
  await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter')
  await see(page.getByRole('heading', { name: 'Duplicates' }))
  await seeNo(row('Yxkull'))
  await page.getByRole('radio', { name: 'Not the same' }).click()
  await see(page.getByText('Wilhelmina Zitzewitz and Mina Zitzewitz').first())
  await page.getByRole('button', { name: /Compare again Wilhelmina/ }).click()
  await seeNo(page.getByRole('button', { name: /Compare again Wilhelmina/ }))
})

test('a record says that there may be a second one of it', async () => {
  const ada = await here.ada()
  const { page } = ada
  const add = (firstName: string) => ada.send('POST', '/people', { firstName, lastName: 'Quitzow', emails: mail('q@zwei.example') }) // prettier-ignore
  await add('Friederike')
  await add('Friederike')
  const pairs = async () => (await ada.send('GET', '/duplicates')) as { one: { id: string; title: string } }[]
  await expect.poll(async () => (await pairs()).some(({ one }) => one.title === 'Friederike Quitzow'), slow).toBe(true)
  const { one } = (await pairs()).find((each) => each.one.title === 'Friederike Quitzow')!
  await ada.visit(`/people/${one.id}`)
  const fact = page.getByRole('main').getByText('Might be the same as')
  await see(fact)
  await page.getByRole('link', { name: 'Friederike Quitzow' }).last().click()
  await see(page.getByRole('heading', { name: 'Duplicates' }))
  await see(page.getByRole('button', { name: 'Friederike Quitzow and Friederike Quitzow' }))
})

test('records of a company’s own type stand in the queue, too, under a name of their own', async () => {
  const ada = await here.ada()
  const { page } = ada
  const mark = String(Date.now()).slice(-6)
  const type = await ada.send('POST', '/custom-records', { one: 'Press', many: `Presses ${mark}`, icon: 'tool' })
  const of = `x_${type.key}`
  const me = () => ada.send('GET', '/me')
  const record = async () => (await me()).records.find(({ name }: { name: string }) => name === of)
  await expect.poll(record).toBeDefined()
  await ada.send('POST', '/custom-fields', { of, key: 'serial', label: 'Serial number', type: 'text' })
  await expect.poll(async () => (await me()).fields.some((each: { of: string }) => each.of === of)).toBe(true)
  const { plural } = await record()
  const one = await ada.send('POST', `/${plural}`, { name: 'Press of hall 3', custom: { serial: 'SN 47-11' } })
  await ada.send('POST', `/${plural}`, { name: 'Hall 3', custom: { serial: 'sn4711' } })
  await expect.poll(async () => ((await ada.send('GET', `/duplicates?record=${of}`)) as unknown[]).length, slow).toBe(1)
  await ada.visit('/duplicates')
  await page.getByRole('radio', { name: `Presses ${mark}` }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Press of hall 3' })
  await see(row.getByText(/same Serial number/).first())
  await expectAccessible(page, 'the queue of presses')
  await ada.visit(`/${plural}/${one.id}`)
  await see(page.getByRole('main').getByText('Might be the same as'))
})
