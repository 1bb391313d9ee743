import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

/** The way to the server is cut for what is typed in this tab, also while the tab goes. */
const cutWrites = (page: Page) =>
  page.evaluate(() => {
    const { fetch } = window
    window.fetch = (to, options) => (options?.method === 'PATCH' ? Promise.reject(new TypeError()) : fetch(to, options))
  })
const type = async (page: Page, field: string, text: string) => {
  await page.getByRole('button', { name: `Edit ${field}` }).click()
  await page.getByRole('textbox', { name: field }).fill(text)
}

test('a conflict says who set what, and how long ago', async () => {
  const [ada, bob] = [await here.ada(), await here.bob()]
  const { id, version } = await bob.send('POST', '/companies', { name: 'Larch Works', employees: 7, owner: null })
  await ada.visit(`/companies/${id}`)
  await type(ada.page, 'Employees', '900')
  await ada.send('PATCH', `/companies/${id}`, { employees: 800 }, version)
  await press(ada.page, 'Enter')
  await see(ada.page.getByRole('alert').filter({ hasText: /Ada .+ set 800 · now/ }))
})

test('a value that was on its way when the tab closed is offered again, and asks when somebody was faster', async () => {
  const ada = await here.ada()
  const { id, version } = await ada.send('POST', '/companies', { name: 'Maple Rail', employees: 7 })
  await ada.visit(`/companies/${id}`)
  await cutWrites(ada.page)
  // Not even left: the page goes while one types.
  await type(ada.page, 'Employees', '77')
  await ada.page.close({ runBeforeUnload: true })

  const page = await ada.tab()
  await ada.send('PATCH', `/companies/${id}`, { employees: 8 }, version)
  await page.goto('/companies')
  await see(page.getByText('1 value that you typed earlier was not saved.'))
  await page.getByRole('button', { name: 'Show' }).click()
  const asked = page.getByRole('dialog').getByRole('alert').filter({ hasText: '77' })
  await see(asked)
  await expectAccessible(page, 'typed and not saved')
  await asked.getByRole('button', { name: /Retry|Save it now/ }).click()
  await see(asked.getByText(/set 8/))
  expect((await ada.send('GET', `/companies/${id}`)).employees).toBe(8)
  await asked.getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(() => ada.send('GET', `/companies/${id}`).then((row) => row.employees)).toBe(77)
  await seeNo(page.getByText('that you typed earlier'))
})

test('what was typed after the session had ended is offered after signing in again, to nobody else', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = await ada.send('POST', '/companies', { name: 'Oak Post', employees: 7 })
  await ada.visit(`/companies/${id}`)
  await type(page, 'Employees', '71')
  await ada.send('DELETE', '/session')
  await press(page, 'Enter')
  await see(page.getByRole('button', { name: 'Sign in' }))
  const bob = here.signIn('Bob')
  await ada.send('POST', '/session', bob)
  await page.goto(`/companies/${id}`)
  await see(page.getByRole('definition').getByText('7', { exact: true }))
  expect(await page.getByText('71', { exact: true }).count()).toBe(0)
  await ada.send('DELETE', '/session')
  await ada.send('POST', '/session', here.signIn('Ada'))
  await page.goto(`/companies/${id}`)
  await page
    .getByRole('alert')
    .filter({ hasText: '71' })
    .getByRole('button', { name: /Retry|Save/ })
    .click()
  await expect.poll(() => ada.send('GET', `/companies/${id}`).then((row) => row.employees)).toBe(71)
})

test('what was begun in a form is there when the form opens again, and goes when it is made', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  const name = page.getByRole('dialog').getByRole('textbox', { name: /^Name/ })
  const create = page.getByRole('button', { name: 'New company' }).first()
  await create.click()
  await name.fill('Rowan Ferries')
  await page.reload()
  await create.click()
  await expect.poll(() => name.inputValue()).toBe('Rowan Ferries')
  await see(page.getByText('What you began is still here.'))
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
  await see(page.getByRole('heading', { name: 'Rowan Ferries' }))
  await ada.visit('/companies')
  await create.click()
  await see(name)
  expect(await name.inputValue()).toBe('')
})

test('what an action was told is there when the tab was closed, and asks when somebody was faster', async () => {
  const ada = await here.ada()
  const stages: { id: string; name: string }[] = await ada.send('GET', '/stages?limit=100')
  const stageOf = (name: string) => stages.find((stage) => stage.name === name)!.id
  const { id, version } = await ada.send('POST', '/deals', { name: 'Quay cranes', stage: stageOf('New') })
  await ada.visit(`/deals/${id}`)
  const move = (page: Page) => page.getByRole('button', { name: 'Move to…' }).click()
  await move(ada.page)
  await see(ada.page.getByRole('dialog', { name: 'Quay cranes: move to' }))
  await ada.page.getByRole('option', { name: /^Proposal/ }).click()
  await see(ada.page.getByRole('dialog').getByText('Proposal'))
  await ada.page.close({ runBeforeUnload: true })

  const page = await ada.tab()
  await page.goto(`/deals/${id}`)
  await move(page)
  const dialog = page.getByRole('dialog')
  await see(dialog.getByText('What you began is still here.'))
  await see(dialog.getByText('Proposal'))
  await ada.send('POST', `/deals/${id}/move`, { stage: stageOf('Qualified') }, version)
  await dialog.getByRole('button', { name: 'Move to', exact: true }).click()
  const asked = dialog.getByRole('alert').filter({ hasText: /Ada .+ changed it meanwhile/ })
  await see(asked.getByText('Qualified'))
  await expectAccessible(page, 'an action and somebody faster')
  expect((await ada.send('GET', `/deals/${id}`)).stage).toBe(stageOf('Qualified'))
  await asked.getByRole('button', { name: 'Keep mine' }).click()
  await seeNo(dialog)
  expect((await ada.send('GET', `/deals/${id}`)).stage).toBe(stageOf('Proposal'))
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith('.move')))).toEqual([])
})

test.each(['Keep mine', 'Use theirs'])(
  'a setting that somebody else has just changed asks, too: %s',
  async (choice) => {
    const ada = await here.ada()
    const { page } = ada
    const name = `Harbour ${choice}`
    const { id, version } = await ada.send('POST', '/tags', { name })
    await ada.visit('/settings/tags')
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill(`${name} mine`)
    await ada.send('PATCH', `/tags/${id}`, { name: `${name} theirs` }, version)
    await press(page, 'Enter')
    const asked = page.getByRole('alert').filter({ has: page.getByRole('button', { name: choice }) })
    await see(asked.getByText(`${name} mine`))
    await expectAccessible(page, 'a setting and somebody faster')
    await asked.getByRole('button', { name: choice }).click()
    await seeNo(asked)
    const kept = `${name} ${choice === 'Keep mine' ? 'mine' : 'theirs'}`
    await expect.poll(() => ada.send('GET', `/tags/${id}`).then((tag) => tag.name)).toBe(kept)
  },
)

test('Ctrl+Z takes back what was done, after a reload too, and Ctrl+Shift+Z does it again', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id } = await ada.send('POST', '/companies', { name: 'Sorrel Dairy', employees: 7 })
  const employees = () => ada.send('GET', `/companies/${id}`).then((row) => row.employees)
  await ada.visit(`/companies/${id}`)
  await type(page, 'Employees', '70')
  await press(page, 'Enter')
  await expect.poll(employees).toBe(70)
  await page.reload()
  await see(page.getByRole('definition').getByText('70', { exact: true }))
  await press(page, 'Control+z')
  await expect.poll(employees).toBe(7)
  await see(page.getByRole('status').getByRole('button', { name: 'Redo' }))
  await press(page, 'Control+Shift+z')
  await expect.poll(employees).toBe(70)
  await press(page, 'Control+z')
  await expect.poll(employees).toBe(7)
})
