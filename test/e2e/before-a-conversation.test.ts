import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Person } from './person.ts'

const here = journey()
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const daysAgo = (days: number) => inMinutes(-days * 1440)

/** Somebody whom Ada knows well. */
async function known(ada: Person, lastName: string, number: string): Promise<string> {
  const { id } = await ada.send('POST', '/people', { firstName: 'Ida', lastName, phones: [{ value: number }] })
  await ada.send('POST', '/facts', { person: id, text: 'Keeps bees', kind: 'interest', private: true })
  await ada.send('POST', '/facts', { person: id, text: 'Spare seals', kind: 'promise', dueOn: daysAgo(2).slice(0, 10) })
  await ada.send('POST', '/emails', { subject: 'When do you come?', about: [id], direction: 'in', sentAt: daysAgo(1) })
  return id
}

test('the phone rings: the number opens the brief of whose it is, with a private fact for its author alone', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  await known(ada, 'Petrel', '+49 171 555 0199')
  await ada.visit('/ring/0171%205550199')
  const brief = ada.page.getByRole('article', { name: 'Ida Petrel' })
  for (const text of ['Keeps bees', 'Spare seals', 'Answer “When do you come?”', 'E-mail from Ida Petrel'])
    await see(brief.getByText(text))
  await expectAccessible(ada.page, 'who is calling')
  await bob.visit('/ring/+491715550199')
  await see(bob.page.getByRole('article', { name: 'Ida Petrel' }).getByText('Spare seals'))
  expect(await bob.page.getByText('Keeps bees').count()).toBe(0)

  await brief.getByRole('button', { name: 'Log a call' }).click()
  await see(ada.page.getByRole('textbox', { name: 'Notes' }))
})

test('a number of several offers them, one of nobody adds them, and what is none is said to be none', async () => {
  const ada = await here.ada()
  const { page } = ada
  for (const lastName of ['Gannet', 'Skua']) await known(ada, lastName, '+49 40 5550188')
  await press(page, 'Escape')
  await ada.visit('/ring')
  await page.getByRole('textbox', { name: 'Phone number' }).fill('040 5550188')
  await press(page, 'Enter')
  await see(page.getByRole('link', { name: 'Ida Gannet' }))
  await expectAccessible(page, 'who may be calling')
  await page.getByRole('link', { name: 'Ida Skua' }).click()
  await see(page.getByRole('article', { name: 'Ida Skua' }))

  await ada.visit('/ring/hello')
  await see(page.getByRole('alert').filter({ hasText: 'is no phone number' }))
  await ada.visit('/ring/+493055501234')
  await page.getByRole('button', { name: 'Add who is calling' }).click()
  const panel = page.getByRole('dialog', { name: 'New person' })
  await see(panel)
  await panel.getByLabel('Last name').fill('Newcomer')
  await panel.getByRole('button', { name: /^Create/ }).click()
  await see(page.getByRole('article', { name: 'Newcomer' }).getByText('+493055501234'))
})

test('ten minutes before a meeting the brief of those it is with is handed over; home and the meeting lead there too', async () => {
  const ada = await here.ada()
  const { page } = ada
  const id = await known(ada, 'Dunlin', '+49 40 5550177')
  const meeting = await ada.send('POST', '/meetings', { title: 'Line check', about: [id], startsAt: inMinutes(8) })
  await ada.visit('/')
  await see(page.getByText('In 8 min: Line check'))
  await see(page.getByRole('region', { name: 'Farley brief' }).getByText('Ida Dunlin'))
  await expectAccessible(page, 'home before a meeting')
  await page.getByRole('button', { name: 'Open the brief' }).click()
  await see(page.getByRole('article', { name: 'Ida Dunlin' }).getByText('Keeps bees'))
  expect(new URL(page.url()).pathname).toBe(`/brief/meetings/${meeting.id}`)
  await expectAccessible(page, 'brief')

  await ada.visit(`/meetings/${meeting.id}`)
  await page.getByRole('region', { name: 'Farley brief' }).getByRole('link', { name: 'Open the brief' }).click()
  await see(page.getByRole('article', { name: 'Ida Dunlin' }))
  await ada.visit('/')
  await page
    .getByRole('link', { name: /^Brief/ })
    .first()
    .click()
  await see(page.getByRole('article', { name: 'Ida Dunlin' }))
})

test('on a phone, in the dark, the brief of a company reads in one column', async () => {
  const ada = await here.ada({ phone: true, dark: true })
  await ada.visit('/companies?q=Ardenne')
  await ada.page.getByRole('link', { name: 'Ardenne Chimie' }).first().tap()
  await ada.page.getByRole('link', { name: 'Open the brief' }).tap()
  await see(ada.page.getByRole('article', { name: 'Ardenne Chimie' }))
  await seeNo(ada.page.locator('[class*=skeleton]'))
  await expectAccessible(ada.page, 'brief of a company')
})
