import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { journey } from './journey.ts'
import { without } from './keyboard.ts'
import { cellOf, rowOf } from './list.ts'
import { see, seeNo, type Person } from './person.ts'

const here = journey()

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

/** Two people of one name and address, of whom the newer knows more; nobody else is called so. */
async function twins({ send }: Pick<Person, 'send'>) {
  const family = `Keyling${newId().slice(-6)}`
  const emails = [{ value: `${family}@doppelt.example`, primary: true }]
  const older = await send('POST', '/people', { firstName: 'Mina', lastName: family, language: 'en', emails })
  const newer = await send('POST', '/people', { firstName: 'Wilhelmina', lastName: family, birthday: '1980-02-03', emails }) // prettier-ignore
  return { family, older: older.id as string, newer: newer.id as string }
}

test('a merge: two are chosen in a list, each field taken from one of them, and the two are two again', async () => {
  const { page, keys, visit, send } = await without(here.ada())
  const { family, older, newer } = await twins({ send })
  const filter = encodeURIComponent(JSON.stringify({ field: 'lastName', is: family }))
  await visit(`/people?filter=${filter}`)
  await see(rowOf(page, `Wilhelmina ${family}`))
  await keys.reach(page.getByRole('grid'))
  await keys.press('x', 'Shift+X')
  await see(page.getByText('2 selected'))
  await keys.choose(page.getByRole('toolbar').getByRole('button', { name: 'Merge' }))
  const first = page.getByRole('radio', { name: `First name of Wilhelmina ${family}` })
  await see(first)
  await keys.reach(page.getByRole('radio', { name: 'First name of', checked: true }))
  if (!(await first.isChecked())) await keys.press('ArrowDown')
  await expect.poll(() => first.isChecked()).toBe(true)
  await keys.choose(button(page, 'Merge'))
  await see(page.getByText(/merged into/))
  expect(await send('GET', `/people/${newer}`)).toMatchObject({ id: older, firstName: 'Wilhelmina', language: 'en' })
  await keys.press('Control+z')
  await expect.poll(async () => (await send('GET', `/people/${newer}`)).id).toBe(newer)
  expect(await send('GET', `/people/${older}`)).toMatchObject({ firstName: 'Mina' })
})

test('what may be twice: opened, said to be two, and compared again', { timeout: 120_000 }, async () => {
  const { page, keys, visit, send } = await without(here.ada())
  const { family, older } = await twins({ send })
  await expect.poll(async () => ((await send('GET', `/duplicates?of=${older}`)) as unknown[]).length, { timeout: 60_000 }).toBe(1) // prettier-ignore
  await visit(`/duplicates?of=${older}`)
  const pair = page.getByRole('listitem').filter({ hasText: family })
  await keys.reach(pair.getByRole('button').first())
  await see(pair.getByRole('rowheader', { name: 'First name' }))
  await keys.choose(pair.getByRole('button', { name: 'Not a duplicate' }))
  await seeNo(pair)
  await keys.reach(page.getByRole('radio', { name: 'All' }), 'Shift+Tab')
  await keys.press('ArrowLeft')
  await see(page.getByRole('radio', { name: 'Not the same', checked: true }))
  const again = page.getByRole('button', { name: new RegExp(`Compare again.*${family}`) })
  await keys.choose(again)
  await seeNo(again)
})

test('the past of a list: gone back to change by change, some rows of it brought back, and now again', async () => {
  const { page, keys, visit, send } = await without(here.ada())
  const name = `Keyed ${newId().slice(-6)}`
  const made = await send('POST', '/companies', { name, employees: 5 })
  await send('PATCH', `/companies/${made.id}`, { employees: 50 }, made.version)
  await visit(`/companies?q=${encodeURIComponent(name)}&columns=name,employees`)
  await see((await cellOf(page, name, 'Employees')).getByText('50', { exact: true }))
  await keys.reach(page.getByRole('grid'))
  await keys.press('h')
  const slider = page.getByRole('slider', { name: 'Show as it was' })
  await keys.reach(slider)
  await keys.press('ArrowLeft', 'ArrowLeft')
  await see(page.getByText(/^As it was on/))
  await see(rowOf(page, name).getByText('now'))
  await see(rowOf(page, name).getByText(/^5(?!0)/))
  await keys.reach(page.getByRole('grid'), 'Shift+Tab')
  await keys.press('x')
  await keys.choose(page.getByRole('toolbar').getByRole('button', { name: 'Restore…' }))
  const dialog = page.getByRole('dialog')
  await keys.choose(dialog.getByRole('button', { name: 'Restore', exact: true }))
  await expect.poll(async () => (await send('GET', `/companies/${made.id}`)).employees).toBe(5)
  await keys.press('Control+z')
  await expect.poll(async () => (await send('GET', `/companies/${made.id}`)).employees).toBe(50)
  await keys.choose(button(page, /^Back to now/), 'Shift+Tab')
  await seeNo(page.getByText(/^As it was on/))
})
