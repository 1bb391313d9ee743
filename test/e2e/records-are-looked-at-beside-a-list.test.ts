import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { rowOf, titlesIn } from './list.ts'
import { press, see, seeNo, type Look } from './person.ts'

const here = journey()

const beside = (page: Page): Locator => page.getByRole('complementary', { name: 'Beside the list' })
const titleBeside = (page: Page, title: string): Locator => beside(page).getByRole('heading', { name: title, level: 2 })

/** Ada before her companies, the first row in the light. */
async function atCompanies(look?: Look) {
  const ada = await here.ada(look)
  await ada.visit('/companies')
  const titles = await titlesIn(ada.page)
  await ada.page.getByRole('grid').focus()
  return { ...ada, titles }
}

test('Space looks at a row, J and K go on, Escape leaves it and the keys stay with the list', async () => {
  const { page, titles } = await atCompanies()
  await press(page, 'Space')
  await see(titleBeside(page, titles[0]!))
  await press(page, 'j')
  await see(titleBeside(page, titles[1]!))
  expect(new URL(page.url()).searchParams.get('peek')).toBeTruthy()
  await expectAccessible(page, 'a record beside its list')
  await press(page, 'k')
  await see(titleBeside(page, titles[0]!))
  await press(page, 'Escape')
  await seeNo(beside(page))
  await press(page, 'j', 'Enter')
  await see(page.locator('main').getByRole('heading', { name: titles[1]!, level: 2 }))
})

test('the address holds what is looked at: it is there after a reload, on its row, and after the way back', async () => {
  const { page, titles } = await atCompanies()
  await press(page, 'j', 'j', 'Space')
  await see(titleBeside(page, titles[2]!))
  await page.reload()
  await see(titleBeside(page, titles[2]!))
  await press(page, 'Enter')
  await see(page.getByRole('navigation', { name: 'Place in the list' }).getByText(`3 of ${titles.length}`))
  await page.goBack()
  await see(titleBeside(page, titles[2]!))
})

test('the pointer looks too, and what is looked at can be changed there', async () => {
  const { page, titles, send } = await atCompanies()
  await rowOf(page, titles[1]!).hover()
  await page.getByRole('button', { name: `Look at ${titles[1]!}` }).click()
  await see(titleBeside(page, titles[1]!))
  await beside(page).getByRole('button', { name: 'Write a note…' }).click()
  await beside(page).locator('textarea').fill('They moved to the new hall.')
  await press(page, 'Control+Enter')
  await see(beside(page).getByRole('listitem').filter({ hasText: 'They moved to the new hall.' }))
  expect(await send('GET', '/notes?q=new+hall')).toHaveLength(1)
})

test('a card is looked at beside its board, and the next one in its column after it', async () => {
  const { page, visit } = await here.ada()
  await visit('/deals?layout=board')
  const cards = page.getByRole('region', { name: 'Qualified' }).getByRole('group')
  await see(cards)
  const names = (await cards.locator('a').allInnerTexts()).slice(0, 2)
  await cards.first().focus()
  await press(page, 'Space')
  await see(titleBeside(page, names[0]!))
  await press(page, 'j')
  await see(titleBeside(page, names[1]!))
  await press(page, 'Space')
  await seeNo(beside(page))
})

test('inside records J walks the list, also on from a task that is done, and after a reload', async () => {
  const { page, visit, send } = await here.bob()
  await visit('/tasks?view=mine')
  const titles = await titlesIn(page)
  await page.getByRole('grid').focus()
  await press(page, 'Enter')
  const place = page.getByRole('navigation', { name: 'Place in the list' })
  await see(place.getByText(`1 of ${titles.length}`))
  const id = new URL(page.url()).pathname.split('/')[2]!
  const { version } = await send('GET', `/tasks/${id}`)
  await send('POST', `/tasks/${id}/complete`, {}, version)
  await see(page.getByRole('button', { name: 'Reopen' }))
  await press(page, 'j')
  await see(page.locator('main').getByRole('heading', { name: titles[1]!, level: 2 }))
  await page.reload()
  await see(place.getByText(`1 of ${titles.length - 1}`))
  await press(page, 'j')
  await see(page.locator('main').getByRole('heading', { name: titles[2]!, level: 2 }))
})

test('the next record was read before it was asked for: it is there although the network is not', async () => {
  const { page, titles } = await atCompanies()
  await press(page, 'Enter')
  await see(page.locator('main').getByRole('heading', { name: titles[0]!, level: 2 }))
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await press(page, 'j')
  await see(page.locator('main').getByRole('heading', { name: titles[1]!, level: 2 }))
  await page.context().setOffline(false)
})

test('a phone opens what is tapped: it has no room for two', async () => {
  const { page, visit, send } = await here.ada({ phone: true })
  const [company] = await send('GET', '/companies?limit=1')
  await visit(`/companies?peek=${company.id}`)
  await see(page.getByRole('listitem'))
  await seeNo(beside(page))
})
