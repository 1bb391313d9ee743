import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('what a colleague changes appears, in a list and on a record, without a reload', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const name = `Aalto Works ${newId().slice(-6)}`
  const { id, version } = await bob.send('POST', '/companies', { name, employees: 40 })
  await ada.visit('/companies')
  const employees = await cellOf(ada.page, name, 'Employees')
  await see(employees.getByText('40', { exact: true }))
  const changed = await bob.send('PATCH', `/companies/${id}`, { employees: 41 }, version)
  await see(employees.getByText('41', { exact: true }))

  await ada.visit(`/companies/${id}`)
  await see(ada.page.getByRole('definition').getByText('41', { exact: true }))
  await bob.send('PATCH', `/companies/${id}`, { employees: 42 }, changed.version)
  await see(ada.page.getByRole('definition').getByText('42', { exact: true }))
})

test('what changes between reading a page and hearing of changes is not missed', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { id, version } = await bob.send('POST', '/companies', { name: 'Elder Glass', employees: 40 })
  let open = () => {}
  const changed = new Promise<void>((resolve) => (open = resolve))
  await ada.page.route('**/api/v1/events*', async (route) => {
    await changed
    await route.continue()
  })
  await ada.visit(`/companies/${id}`)
  await see(ada.page.getByRole('definition').getByText('40', { exact: true }))
  await bob.send('PATCH', `/companies/${id}`, { employees: 41 }, version)
  open()
  await see(ada.page.getByRole('definition').getByText('41', { exact: true }))
})

test('different fields of the same record are both kept', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { id, version } = await ada.send('POST', '/companies', {
    name: 'Birch Mill',
    employees: 7,
    owner: (await bob.send('GET', '/me')).user.id,
  })
  await ada.visit(`/companies/${id}`)
  await ada.page.getByRole('button', { name: 'Edit Name' }).click()
  await ada.page.getByRole('textbox', { name: 'Name' }).fill('Birch Mills')
  await bob.send('PATCH', `/companies/${id}`, { employees: 8 }, version)
  await see(ada.page.getByRole('definition').getByText('8', { exact: true }))
  await press(ada.page, 'Enter')
  await expect.poll(() => bob.send('GET', `/companies/${id}`)).toMatchObject({ name: 'Birch Mills', employees: 8 })
})

// Whether the news of the other's change came while one typed or not makes no difference.
test.each(['Keep mine', 'Use theirs'])(
  'who types into a field that a colleague has just changed is asked, and loses nothing: %s',
  async (choice) => {
    const [ada, bob] = [await here.ada(), await here.bob()]
    const { id, version } = await bob.send('POST', '/companies', { name: `Cedar ${choice}`, employees: 7 })
    const { page } = ada
    await ada.visit(`/companies/${id}`)
    await page.getByRole('button', { name: 'Edit Employees' }).click()
    await page.getByRole('textbox', { name: 'Employees' }).fill('900')
    await bob.send('PATCH', `/companies/${id}`, { employees: 800, industry: 'food' }, version)
    await see(page.getByRole('definition').getByText('Food and drink'))
    await press(page, 'Enter')

    const asked = page.getByRole('alert').filter({ has: page.getByRole('button', { name: choice }) })
    await see(asked.getByText('900'))
    await see(page.getByRole('definition').getByText('800', { exact: true }))
    expect((await bob.send('GET', `/companies/${id}`)).employees).toBe(800)
    await expectAccessible(page, 'two people in one field')
    await asked.getByRole('button', { name: choice }).click()
    await seeNo(asked)
    const kept = choice === 'Keep mine' ? 900 : 800
    await expect.poll(() => bob.send('GET', `/companies/${id}`).then(({ employees }) => employees)).toBe(kept)
    await see(page.getByRole('definition').getByText(String(kept), { exact: true }))
  },
)

test('the same question is asked in the cell of a list', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { id, version } = await bob.send('POST', '/companies', { name: 'Alder Yard', employees: 7 })
  const { page } = ada
  await ada.visit('/companies')
  const [employees, name] = [
    await cellOf(page, 'Alder Yard', 'Employees'),
    await cellOf(page, 'Alder Yard', 'Industry'),
  ]
  await employees.dblclick()
  await page.getByRole('textbox', { name: 'Employees' }).fill('900')
  await bob.send('PATCH', `/companies/${id}`, { employees: 800, industry: 'food' }, version)
  await see(name.getByText('Food and drink'))
  await press(page, 'Enter')
  await employees.getByRole('button', { name: /Not saved/ }).click()
  await expectAccessible(page, 'two people in one cell')
  await page.getByRole('menuitem', { name: 'Keep mine' }).click()
  await expect.poll(() => bob.send('GET', `/companies/${id}`).then((row) => row.employees)).toBe(900)
})

test('a refusal leaves what was typed beside its field', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id, version } = await ada.send('POST', '/companies', { name: 'Elm Street', employees: 7 })
  await ada.visit(`/companies/${id}`)
  await page.route('**/api/v1/companies/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.fallback(),
  )
  await page.getByRole('button', { name: 'Edit Employees' }).click()
  await page.getByRole('textbox', { name: 'Employees' }).fill('77')
  await press(page, 'Enter')
  const kept = page.getByRole('alert').filter({ hasText: '77' })
  await see(kept)
  expect((await ada.send('GET', `/companies/${id}`)).version).toBe(version)
  await page.unroute('**/api/v1/companies/*')
  await kept.getByRole('button', { name: 'Retry' }).click()
  await expect.poll(() => ada.send('GET', `/companies/${id}`).then((row) => row.employees)).toBe(77)
})

test('ten tabs share one stream of changes; when the one that holds it goes, another takes over', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { id, version } = await bob.send('POST', '/companies', { name: 'Dogwood Line', employees: 10 })
  const tabs = [ada.page]
  await ada.visit(`/companies/${id}`)
  await expect.poll(() => here.company.streams()).toBe(1)
  while (tabs.length < 10) {
    const tab = await ada.tab()
    await tab.goto(`/companies/${id}`)
    await see(tab.getByRole('definition').getByText('10', { exact: true }))
    tabs.push(tab)
  }
  expect(here.company.streams()).toBe(1)
  const changed = await bob.send('PATCH', `/companies/${id}`, { employees: 11 }, version)
  await Promise.all(tabs.map((tab) => see(tab.getByRole('definition').getByText('11', { exact: true }))))
  expect(here.company.streams()).toBe(1)

  await tabs.shift()!.close()
  await expect.poll(() => here.company.streams()).toBe(1)
  await bob.send('PATCH', `/companies/${id}`, { employees: 12 }, changed.version)
  await Promise.all(tabs.map((tab) => see(tab.getByRole('definition').getByText('12', { exact: true }))))
})
