import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo, type Look, type Person } from './person.ts'

const here = journey()
const nadia = {
  firstName: 'Nadia',
  lastName: 'Sørensen',
  jobTitle: 'Technical buyer',
  emails: [{ value: 'nadia.sorensen@kestrel.example', primary: true }],
  phones: [{ value: '+49 30 901820', primary: true }],
}

/** Ada, whose company has known Nadia Sørensen for long. */
async function whoKnowsNadia(look?: Look): Promise<Person> {
  const ada = await here.ada(look)
  const known = (await ada.send('GET', '/people?q=Nadia')) as { lastName: string }[]
  if (!known.some(({ lastName }) => lastName === nadia.lastName)) await ada.send('POST', '/people', nadia)
  return ada
}

test('who seems to be there already is shown before a second one is made, and opened instead', async () => {
  const ada = await whoKnowsNadia()
  const { page } = ada
  await ada.visit('/people')
  await page.getByRole('button', { name: 'New person' }).click()
  const panel = page.getByRole('dialog', { name: 'New person' })
  await panel.getByLabel('First name').fill('Nadja')
  await panel.getByLabel('E-mail').click()
  await page.keyboard.type('Nadia.Sorensen@kestrel.example')
  await press(page, 'Tab')
  const match = panel.getByRole('status').filter({ hasText: 'Nadia Sørensen exists already: same e-mail' })
  await see(match)
  await expectAccessible(page, 'quick create with a likely match')
  await match.getByRole('link', { name: 'Open it' }).first().click()
  await see(page.getByRole('heading', { name: 'Nadia Sørensen', level: 2 }))
  await seeNo(panel)
  expect(await ada.send('GET', '/people?q=Nadja')).toEqual([])
})

test('a company is known by its website; C and Ctrl+Enter make a new one', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await see(page.getByRole('row').nth(2))
  await press(page, 'c')
  const panel = page.getByRole('dialog', { name: 'New company' })
  await panel.getByLabel('Name').fill('Kestrel Fuel')
  await see(panel.getByText('Kestrel Fuels exists already'))
  await panel.getByLabel('Name').fill('Zwickau Ventile')
  await seeNo(panel.getByText('exists already'))
  await press(page, 'Control+Enter')
  await see(page.getByRole('heading', { name: 'Zwickau Ventile', level: 2 }))
})

test.each([
  ['her name', 'nadia sørensen'],
  ['her name without signs', 'nadia sorensen'],
  ['her name with a slip', 'nadia sorenson'],
  ['her e-mail', 'nadia.sorensen@kestrel.example'],
  ['her number as written elsewhere', '030 / 90 18 20'],
  ['her number with another beginning', '0049 30 901820'],
])('the palette finds somebody by %s', async (_, typed) => {
  const ada = await whoKnowsNadia()
  const { page } = ada
  await ada.visit('/')
  await press(page, 'Control+k')
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
  await page.keyboard.type(typed)
  await see(page.getByRole('option', { name: 'Nadia Sørensen', selected: true }))
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Nadia Sørensen', level: 2 }))
})

test('the palette also does and goes: actions behind >, places by name, nothing said plainly', async () => {
  const ada = await whoKnowsNadia({ dark: true })
  const { page } = ada
  await ada.visit('/people')
  await press(page, 'Control+k')
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
  await expectAccessible(page, 'palette')
  await page.keyboard.type('> new deal')
  await see(page.getByRole('option', { name: 'New deal' }))
  await press(page, 'Control+a')
  await page.keyboard.type('xqzkwv')
  await see(page.getByText('Nothing fits “xqzkwv”.'))
  await press(page, 'Control+a')
  await page.keyboard.type('companies')
  await see(page.getByRole('option', { name: /^Companies/, selected: true }))
  await expectAccessible(page, 'palette with places')
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Companies' }))
})

test('on a phone the palette is a full screen', async () => {
  const ada = await whoKnowsNadia({ phone: true })
  const { page } = ada
  await ada.visit('/')
  await page.getByRole('button', { name: 'Search' }).last().tap()
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
  await page.keyboard.type('nadia')
  await see(page.getByRole('option', { name: 'Nadia Sørensen' }))
  await expectAccessible(page, 'palette')
})
