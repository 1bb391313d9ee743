import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { dayIn } from '../../src/kernel/time.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Look, type Person } from './person.ts'

const here = journey()

/** Ada before the board, on which only a new deal of that name is left. */
async function atBoard(name: string, look?: Look): Promise<Person & { id: string }> {
  const ada = await here.ada(look)
  const { id } = await ada.send('POST', '/deals', { name, amount: { amount: '1200.00', currency: 'EUR' } })
  await ada.visit(`/deals?layout=board&q=${encodeURIComponent(name)}`)
  await see(cardIn(ada.page, 'New', name))
  return { ...ada, id }
}

const column = (page: Page, stage: string): Locator => page.getByRole('region', { name: stage })
const cardIn = (page: Page, stage: string, name: string): Locator => column(page, stage).getByRole('group', { name })

test('a card is dragged to its next stage, and is there after a reload', async () => {
  const { page } = await atBoard('Kiln audit')
  await cardIn(page, 'New', 'Kiln audit').dragTo(column(page, 'Qualified'))
  await see(page.getByText('Kiln audit: moved to Qualified'))
  await page.reload()
  await see(cardIn(page, 'Qualified', 'Kiln audit'))
  await seeNo(cardIn(page, 'New', 'Kiln audit'))
  expect(await column(page, 'Qualified').getByText('€1,200').count()).toBeGreaterThan(0)
})

test('S moves the card that has the focus; Undo puts it back', async () => {
  const { page } = await atBoard('Press retrofit')
  await cardIn(page, 'New', 'Press retrofit').focus()
  await press(page, 's')
  await see(page.getByRole('menuitem', { name: 'Proposal' }))
  await expectAccessible(page, 'moving a card')
  await press(page, 'ArrowDown', 'Enter')
  await see(cardIn(page, 'Proposal', 'Press retrofit'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await see(cardIn(page, 'New', 'Press retrofit'))
})

test('J and K walk on from the last card of a column to the first of the next that has one', async () => {
  const name = `Walked ${newId().slice(-6)}`
  const { page, send } = await atBoard(`${name} first`)
  const { id, version } = await send('POST', '/deals', { name: `${name} last` })
  const stages = (await send('GET', '/stages?limit=200&sort=position')) as { id: string; name: string }[]
  const proposal = stages.find((stage) => stage.name === 'Proposal')!
  await send('POST', `/deals/${id}/move`, { stage: proposal.id }, version)
  await page.goto(`/deals?layout=board&q=${encodeURIComponent(name)}`)
  const [first, last] = [cardIn(page, 'New', `${name} first`), cardIn(page, 'Proposal', `${name} last`)]
  await see(last)
  await first.focus()
  await press(page, 'j')
  await see(last.and(page.locator(':focus')))
  await press(page, 'k')
  await see(first.and(page.locator(':focus')))
})

test('its menu moves it too, and opens it', async () => {
  const { page } = await atBoard('Boiler sensors')
  await cardIn(page, 'New', 'Boiler sensors').hover()
  await page.getByRole('button', { name: 'What to do with Boiler sensors' }).click()
  await page.getByRole('menuitem', { name: 'Negotiation' }).click()
  await see(cardIn(page, 'Negotiation', 'Boiler sensors'))
  await cardIn(page, 'Negotiation', 'Boiler sensors').focus()
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Boiler sensors', level: 2 }))
})

test('S and Enter move a card on: its next stage is the one that is offered first', async () => {
  const { page } = await atBoard('Cooling tower')
  await cardIn(page, 'New', 'Cooling tower').focus()
  await press(page, 's')
  await see(page.getByRole('menuitem', { name: 'Qualified' }).and(page.locator(':focus')))
  await press(page, 'Enter')
  await see(cardIn(page, 'Qualified', 'Cooling tower'))
  await cardIn(page, 'Qualified', 'Cooling tower').focus()
  await press(page, 's')
  await see(page.getByRole('menuitem', { name: 'Proposal' }).and(page.locator(':focus')))
})

test('a column says how many, how much, weighted by its stage, and how old', async () => {
  const { page, send, id } = await atBoard('Spray dryer')
  const openedOn = dayIn('Europe/Berlin', new Date(Date.now() - 12 * 86_400_000))
  await send('PATCH', `/deals/${id}`, { openedOn }, 1)
  await page.reload()
  await see(column(page, 'New').getByText('€1,200, weighted €120'))
  await see(column(page, 'New').getByText('age 12 d'))
})

test('who loses a deal is asked why where it was dropped, and nothing happens before the answer', async () => {
  const { page, send, id } = await atBoard('Dryer hall')
  const lose = () => cardIn(page, 'New', 'Dryer hall').dragTo(page.getByRole('button', { name: /^Lost/ }))
  await lose()
  await see(page.getByRole('menu').getByText('Loss reason'))
  await expectAccessible(page, 'why it is lost')
  await press(page, 'Escape')
  await see(cardIn(page, 'New', 'Dryer hall'))
  expect((await send('GET', `/deals/${id}`)).status).toBe('open')

  await lose()
  await page.getByRole('menuitem', { name: 'Price' }).click()
  await see(page.getByText('Dryer hall: lost'))
  await seeNo(cardIn(page, 'New', 'Dryer hall'))
  expect(await send('GET', `/deals/${id}`)).toMatchObject({ status: 'lost', lossReason: 'price' })
})

test('its menu asks the same, in place of what it offered', async () => {
  const { page, send, id } = await atBoard('Sludge press')
  await cardIn(page, 'New', 'Sludge press').focus()
  await press(page, 's')
  await page.getByRole('menuitem', { name: 'Lost' }).click()
  await page.getByRole('menuitem', { name: 'No answer' }).click()
  await seeNo(cardIn(page, 'New', 'Sludge press'))
  await expect.poll(() => send('GET', `/deals/${id}`).then(({ lossReason }) => lossReason)).toBe('noAnswer')
})

test('a deal is won at once', async () => {
  const { page, send, id } = await atBoard('Anodizing bath')
  await cardIn(page, 'New', 'Anodizing bath').dragTo(page.getByRole('button', { name: /^Won/ }))
  await seeNo(cardIn(page, 'New', 'Anodizing bath'))
  await expect.poll(() => send('GET', `/deals/${id}`).then(({ status }) => status)).toBe('won')
})

test('the whole board shuts nobody out, by day and by night', async () => {
  const ada = await here.ada({ dark: true })
  await ada.visit('/deals?layout=board')
  await see(ada.page.getByRole('group').first())
  await expectAccessible(ada.page, 'board')
})

test('on a phone one stage is shown at a time, and cards move by their menu', async () => {
  const { page } = await atBoard('Filter press', { phone: true })
  await expectAccessible(page, 'board')
  await page.getByRole('button', { name: 'What to do with Filter press' }).click()
  await page.getByRole('menuitem', { name: 'Qualified' }).click()
  await seeNo(cardIn(page, 'New', 'Filter press'))
  await page.getByRole('radio', { name: 'Qualified' }).click()
  await see(cardIn(page, 'Qualified', 'Filter press'))
})
