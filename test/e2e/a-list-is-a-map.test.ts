import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Look } from './person.ts'

const here = journey()

const at = (city: string, country: string) => [
  { street: null, postalCode: null, region: null, label: null, city, country, primary: true },
]
const listed = (page: Page) => page.getByRole('list', { name: 'Companies on the map' })

/** Ada before a map of her companies of that name, once it is drawn. */
async function atMap(name: string, towns: readonly [string, string][], look?: Look) {
  const ada = await here.ada(look)
  for (const [index, [city, country]] of towns.entries())
    await ada.send('POST', '/companies', { name: `${name} ${index + 1}`, addresses: at(city, country) })
  await ada.page.context().grantPermissions(['geolocation'])
  await ada.page.context().setGeolocation({ latitude: 48.14, longitude: 11.58 })
  const foreign: string[] = []
  ada.page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(here.company.url).origin) foreign.push(request.url())
  })
  await ada.visit(`/companies?layout=map&q=${name}`)
  await see(ada.page.locator('canvas[data-drawn]'))
  await see(listed(ada.page).getByRole('link', { name: `${name} 1` }))
  return { ...ada, foreign }
}

test('a list is a map beside the same list, drawn without a request that leaves the machine', async () => {
  const { page, foreign } = await atMap('Nordmeter', [
    ['Kiel', 'DE'],
    ['Lund', 'SE'],
    ['Porto', 'PT'],
  ])
  await see(page.getByText('3 companies in view'))
  await see(page.getByRole('button', { name: 'Nordmeter 3, placed by its town or country' }))
  await expectAccessible(page, 'a map')
  expect(foreign).toEqual([])
})

test('what lies close together is one pin, which opens by coming nearer; the address and the list go along', async () => {
  const { page } = await atMap('Isarpump', [
    ['Munich', 'DE'],
    ['Dachau', 'DE'],
    ['Lisbon', 'PT'],
  ])
  await page.getByRole('button', { name: '2 Companies' }).click()
  await page.getByRole('button', { name: 'Nearer' }).click()
  await page.getByRole('button', { name: 'Nearer' }).click()
  await see(page.getByText('2 companies in view'))
  await see(page.getByRole('button', { name: /^Isarpump 1/ }))
  await seeNo(listed(page).getByRole('link', { name: 'Isarpump 3' }))
  await page.reload()
  await see(page.getByText('2 companies in view'))
  await page.getByRole('button', { name: 'Show everything' }).click()
  await see(page.getByText('3 companies in view'))
})

test('near me keeps what is near as a filter of the list, whichever way it is drawn', async () => {
  const { page } = await atMap('Alpgauge', [
    ['Munich', 'DE'],
    ['Augsburg', 'DE'],
    ['Hamburg', 'DE'],
  ])
  await page.getByRole('button', { name: 'Near me' }).click()
  await see(page.getByText('1 company in view'))
  await see(page.getByText(/50 km of 48.1, 11.6/))
  await page.getByRole('button', { name: 'Within 50 km', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: '100 km' }).click()
  await see(page.getByText('2 companies in view'))
  await page.getByRole('radio', { name: 'Table' }).click()
  await see(page.getByRole('grid').getByRole('link', { name: 'Alpgauge 2' }))
  expect(await page.getByRole('grid').getByRole('link', { name: 'Alpgauge 3' }).count()).toBe(0)
})

test('the list beside it does all by keys: walk, look, open; and arrows move the map', async () => {
  const { page } = await atMap('Kanalwerk', [
    ['Gent', 'BE'],
    ['Brugge', 'BE'],
  ])
  await listed(page).getByRole('link', { name: 'Kanalwerk 1' }).focus()
  await press(page, 'Space')
  const beside = page.getByRole('complementary', { name: 'Beside the list' })
  await see(beside.getByRole('heading', { name: 'Kanalwerk 1', level: 2 }))
  await press(page, 'j')
  await see(beside.getByRole('heading', { name: 'Kanalwerk 2', level: 2 }))
  await press(page, 'Escape')
  await seeNo(beside)
  const map = page.getByRole('application', { name: 'Map' })
  await map.focus()
  await press(page, 'ArrowRight', 'ArrowRight')
  await expect.poll(() => new URL(page.url()).searchParams.get('spot')).toBeTruthy()
  await listed(page).getByRole('link').first().focus()
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: /^Kanalwerk/, level: 2 }))
})

test('a map is offered only where a record has an address, and fits a phone', async () => {
  const { page, visit } = await atMap('Hafenlot', [['Rotterdam', 'NL']], { phone: true })
  await expectAccessible(page, 'a map')
  await visit('/deals?layout=map')
  await see(page.getByRole('listitem'))
  expect(await page.locator('canvas').count()).toBe(0)
})
