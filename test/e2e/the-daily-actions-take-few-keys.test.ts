import { expect, test } from 'vitest'
import { journey } from './journey.ts'
import { countEffort } from './keystrokes.ts'
import { press, see } from './person.ts'

const here = journey()

test('a call is logged with two keys and what was said', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = await ada.send('POST', '/people', { firstName: 'Nora', lastName: 'Crake' })
  await ada.visit(`/people/${id}`)
  await see(page.getByRole('button', { name: 'Call', exact: true }))
  const effort = await countEffort(page)
  await press(page, 'l')
  await see(page.getByRole('textbox', { name: 'Notes' }))
  await page.keyboard.type('The drift is gone')
  await press(page, 'Control+Enter')
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('The drift is gone'))
  expect(await effort()).toEqual({ keys: 2, clicks: 0, letters: 17 })
  const about = encodeURIComponent(JSON.stringify({ field: 'about', contains: id }))
  expect(await ada.send('GET', `/calls?filter=${about}`)).toMatchObject([
    { notes: 'The drift is gone', subject: 'Call' },
  ])
})

test('a deal goes on to its next stage with two keys, on its page', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = await ada.send('POST', '/deals', { name: 'Crane scales' })
  await ada.visit(`/deals/${id}`)
  await see(page.getByRole('button', { name: /Change Stage/ }))
  const effort = await countEffort(page)
  await press(page, 's')
  await see(page.getByRole('menuitem', { name: 'Qualified' }).and(page.locator(':focus')))
  await press(page, 'Enter')
  await see(page.getByText('Crane scales: moved to Qualified'))
  expect(await effort()).toEqual({ keys: 2, clicks: 0, letters: 0 })
})

test('and on the board', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.send('POST', '/deals', { name: 'Rail scales' })
  await ada.visit('/deals?layout=board&q=Rail+scales')
  const card = page.getByRole('group', { name: 'Rail scales' })
  await see(card)
  await card.focus()
  const effort = await countEffort(page)
  await press(page, 's')
  await see(page.getByRole('menuitem', { name: 'Qualified' }).and(page.locator(':focus')))
  await press(page, 'Enter')
  await see(page.getByText('Rail scales: moved to Qualified'))
  expect(await effort()).toEqual({ keys: 2, clicks: 0, letters: 0 })
})

test('a person is found with two keys and a part of their name', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.send('POST', '/people', { firstName: 'Ottokar', lastName: 'Wimmer' })
  await ada.visit('/deals')
  await see(page.getByRole('row').nth(2))
  const effort = await countEffort(page)
  await press(page, 'Control+k')
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
  await page.keyboard.type('ottok')
  await see(page.getByRole('option', { name: 'Ottokar Wimmer', selected: true }))
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Ottokar Wimmer', level: 2 }))
  expect(await effort()).toEqual({ keys: 2, clicks: 0, letters: 5 })
})
