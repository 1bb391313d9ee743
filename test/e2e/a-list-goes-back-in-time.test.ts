import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf } from './list.ts'
import { press, see, seeNo, type Person } from './person.ts'

const here = journey()

/** Three leads of a kind; then all become customers, one gets another name for its cycle by hand, one goes to the bin. */
async function wrecked(ada: Person, family: string) {
  const make = (name: string) => ada.send('POST', '/companies', { name, lifeCycle: 'lead', employees: 5 })
  const made = [await make(`${family} Mill`), await make(`${family} Yard`), await make(`${family} Forge`)]
  const before = new Date().toISOString()
  for (const { id, version } of made) await ada.send('PATCH', `/companies/${id}`, { lifeCycle: 'former' }, version)
  await ada.send('PATCH', `/companies/${made[1].id}`, { lifeCycle: 'qualified' }, 2)
  await ada.send('DELETE', `/companies/${made[2].id}`, undefined, 2)
  return { made, before, ids: made.map(({ id }) => id as string) }
}

test('a list is shown as it was, says what is different now, and a selection is brought back with one undo', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { before, ids } = await wrecked(ada, 'Zinnia')
  const cycles = () => Promise.all(ids.map((id) => ada.send('GET', `/companies/${id}`).then((row) => row.lifeCycle)))
  // Periods are kept by a reader, a moment later.
  await expect
    .poll(() =>
      ada.send('GET', `/companies?asOf=${before}&filter={"field":"lifeCycle","is":"lead"}`).then((rows) => rows.length),
    )
    .toBeGreaterThan(2)
  await ada.visit(`/companies?at=${encodeURIComponent(before)}`)
  await see(page.getByText('The records of then, read-only'))
  const cell = await cellOf(page, 'Zinnia Yard', 'Life cycle')
  await see(cell.getByText('Lead'))
  await see(cell.getByText('now'))
  await see(page.getByRole('row').filter({ hasText: 'Zinnia Forge' }).getByText('deleted since'))
  await press(page, 'h')
  const panel = page.getByRole('complementary', { name: 'History' })
  await see(panel.getByText('moved it to the bin'))
  await expectAccessible(page, 'a list as it was')

  for (const name of ['Zinnia Mill', 'Zinnia Yard', 'Zinnia Forge'])
    await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Restore…' }).click()
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText('1 was changed since and stays unless you tick it.'))
  await expectAccessible(page, 'a selection is brought back')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect.poll(cycles).toEqual(['lead', 'qualified', 'lead'])
  expect((await ada.send('GET', `/companies/${ids[2]}`)).deletedAt).toBeNull()
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(cycles).toEqual(['former', 'qualified', 'former'])

  await press(page, 'Escape')
  await seeNo(page.getByText('The records of then, read-only'))
})

test('where a filter cannot be asked of the past, today’s records are shown as they were, and it says so', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { before } = await wrecked(ada, 'Yarrow')
  const filter = encodeURIComponent('{"field":"name","startsWith":"Yarrow"}')
  await ada.visit(`/companies?filter=${filter}&at=${encodeURIComponent(before)}`)
  await see(page.getByText('Name is not kept over time'))
  await see((await cellOf(page, 'Yarrow Mill', 'Life cycle')).getByText('Lead'))
  await page.getByText('Yarrow Mill').first().click()
  await see(page.getByText(/As it was on/))
  await see(page.getByRole('complementary', { name: 'History' }))
})

test('one field of a record is brought back, after showing what that changes', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = await ada.send('POST', '/companies', { name: 'Quince Bakery', employees: 5 })
  const before = new Date().toISOString()
  await ada.send('PATCH', `/companies/${id}`, { employees: 50, website: 'https://quince.example' }, 1)
  await ada.visit(`/companies/${id}?history=true&at=${encodeURIComponent(before)}`)
  await see(page.getByText('2 values are different today'))
  await expectAccessible(page, 'a record as it was')
  await page.getByRole('button', { name: 'Restore Employees' }).click()
  await see(page.getByRole('dialog').getByText('1 changes.'))
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect
    .poll(() => ada.send('GET', `/companies/${id}`))
    .toMatchObject({
      employees: 5,
      website: 'https://quince.example',
    })
})
