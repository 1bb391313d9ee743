import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays } from '../../src/kernel/time.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Look, type Person } from './person.ts'

const here = journey()

const month = '2027-03'
const entry = (page: Page, name: string): Locator => page.locator('[data-entry]').filter({ hasText: name })
const day = (page: Page, date: string): Locator => page.locator(`[data-date="${date}"]`)

/** Ada before March 2027, in which a new deal closes on the tenth. */
async function atDeals(name: string, look?: Look): Promise<Person & { id: string }> {
  const ada = await here.ada(look)
  const { id } = await ada.send('POST', '/deals', {
    name,
    closeOn: `${month}-10`,
    amount: { amount: '1200.00', currency: 'EUR' },
  })
  await ada.visit(`/deals?layout=calendar&day=${month}-01&q=${encodeURIComponent(name)}`)
  await see(entry(ada.page, name))
  return { ...ada, id }
}

test('a deal is dragged to another day: one write, said with its undo', async () => {
  const { page, send, id } = await atDeals('Kiln hood')
  await see(day(page, `${month}-10`).getByText('Kiln hood'))
  await entry(page, 'Kiln hood').dragTo(day(page, `${month}-18`))
  await see(day(page, `${month}-18`).getByText('Kiln hood'))
  await expect
    .poll(() => send('GET', `/deals/${id}`).then((row) => [row.closeOn, row.version]))
    .toEqual([`${month}-18`, 2])
  await page.getByRole('button', { name: 'Undo' }).click()
  await see(day(page, `${month}-10`).getByText('Kiln hood'))
})

test('keys move it too: by a day, by a week, or to a date that is said', async () => {
  const { page, send, id } = await atDeals('Slurry meter')
  const closes = () => send('GET', `/deals/${id}`).then(({ closeOn }) => closeOn)
  await entry(page, 'Slurry meter').focus()
  await press(page, 'Shift+ArrowRight')
  await see(day(page, `${month}-11`).getByText('Slurry meter'))
  await expect.poll(closes).toBe(`${month}-11`)
  await entry(page, 'Slurry meter').focus()
  await press(page, 'Shift+ArrowDown')
  await expect.poll(closes).toBe(`${month}-18`)
  await entry(page, 'Slurry meter').focus()
  await press(page, 'm')
  const asked = page.getByRole('textbox', { name: 'Close date' })
  await see(asked)
  await expectAccessible(page, 'another date')
  await asked.fill(`${month}-25`)
  await press(page, 'Enter')
  await expect.poll(closes).toBe(`${month}-25`)
  await see(entry(page, 'Slurry meter').and(page.locator(':focus')))
})

test('a meeting keeps how long it lasts when it is dragged to another hour', async () => {
  const { page, visit, send } = await here.ada()
  const { id } = await send('POST', '/meetings', {
    title: 'Valve review',
    startsAt: `${month}-10T09:00:00Z`,
    endsAt: `${month}-10T10:30:00Z`,
  })
  await visit(`/meetings?layout=calendar&span=week&day=${month}-10`)
  await see(entry(page, 'Valve review'))
  await expectAccessible(page, 'a week')
  const taken = (await entry(page, 'Valve review').boundingBox())!
  const column = (await day(page, `${month}-12`).boundingBox())!
  await page.mouse.move(taken.x + 20, taken.y + 10)
  await page.mouse.down()
  await page.mouse.move(column.x + 30, taken.y + 60, { steps: 4 })
  await page.mouse.move(column.x + 30, taken.y + 10 + 96, { steps: 4 })
  await page.mouse.up()
  await expect
    .poll(() => send('GET', `/meetings/${id}`).then(({ startsAt, endsAt }) => [startsAt, endsAt]))
    .toEqual([`${month}-12T11:00:00.000Z`, `${month}-12T12:30:00.000Z`])
})

test('the same filter holds, and which date, how much and when stand in the address', async () => {
  const { page } = await atDeals('Silo probe')
  await page.getByRole('button', { name: 'Close date' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Opened' }).click()
  await seeNo(entry(page, 'Silo probe'))
  await page.getByRole('radio', { name: 'Agenda' }).click()
  await page.getByRole('button', { name: 'Today' }).click()
  await see(entry(page, 'Silo probe'))
  await page.reload()
  await see(entry(page, 'Silo probe'))
  await expectAccessible(page, 'an agenda')
  await press(page, 'PageDown')
  await see(page.getByText(/^No deals in/))
  await press(page, 't')
  await entry(page, 'Silo probe').focus()
  await press(page, 'Space')
  await see(page.getByRole('complementary', { name: 'Beside the list' }).getByRole('heading', { name: 'Silo probe' }))
  await press(page, 'Enter')
  await see(page.getByRole('navigation', { name: 'Place in the list' }).getByText('1 of 1'))
})

test('a month of more than there is room for says how many more, and shows them by the day', async () => {
  const { page, send, visit } = await here.ada()
  for (let index = 0; index < 9; index++)
    await send('POST', '/deals', { name: `Batch mixer ${index}`, closeOn: '2027-05-12' })
  await visit('/deals?layout=calendar&day=2027-05-01&q=Batch')
  await see(day(page, '2027-05-12').getByRole('button', { name: /\d more/ }))
  await expectAccessible(page, 'a month')
  await day(page, '2027-05-12')
    .getByRole('button', { name: /\d more/ })
    .click()
  await expect.poll(() => entry(page, 'Batch mixer').count()).toBe(9)
})

test('who may only look moves nothing, and is not asked to', async () => {
  const ada = await atDeals('Frit oven')
  const { page, visit, send } = await here.vera()
  await visit(`/deals?layout=calendar&day=${month}-01&q=Frit`)
  await entry(page, 'Frit oven').focus()
  await press(page, 'Shift+ArrowRight', 'm')
  await entry(page, 'Frit oven').hover()
  await page.getByRole('button', { name: 'What to do with Frit oven' }).click()
  await see(page.getByRole('menuitem', { name: 'Open deal' }))
  expect(await page.getByRole('menuitem', { name: 'Move to date…' }).count()).toBe(0)
  expect((await send('GET', `/deals/${ada.id}`)).closeOn).toBe(`${month}-10`)
})

test('the calendar is offered only where a record has a date of its own', async () => {
  const { page, visit } = await here.ada()
  await visit('/deals')
  await see(page.getByRole('radio', { name: 'Calendar' }))
  await visit('/products?layout=calendar')
  await see(page.getByRole('grid', { name: 'Products' }))
  expect(await page.getByRole('radio', { name: 'Calendar' }).count()).toBe(0)
})

test('a phone shows what lies ahead, day after day, and moves by its menu', async () => {
  const { page, send, id } = await atDeals('Rinse pump', { phone: true })
  await expectAccessible(page, 'an agenda')
  await page.getByRole('button', { name: 'What to do with Rinse pump' }).click()
  await page.getByRole('menuitem', { name: 'Move to date…' }).click()
  const asked = page.getByRole('textbox', { name: 'Close date' })
  await asked.fill(addDays(`${month}-10`, 2))
  await press(page, 'Enter')
  await expect.poll(() => send('GET', `/deals/${id}`).then(({ closeOn }) => closeOn)).toBe(`${month}-12`)
})
