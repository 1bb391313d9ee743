import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../../src/kernel/id.ts'
import { openNewCompany } from './company.ts'
import { journey, ownBrowser } from './journey.ts'
import { expectKept, without } from './keyboard.ts'
import { see, seeNo, sitDown } from './person.ts'

const here = journey()

/** A name that nobody has, however often a test is tried. */
const anew = (name: string) => `${name} ${newId().slice(-6)}`
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

test('settings: a page is gone to, a tag added and taken away, the theme and the language changed', async () => {
  const bob = await without(here.bob())
  const { page, keys, visit } = bob
  await bob.send('PATCH', '/me/preferences', { theme: 'system', language: 'auto' })
  await visit('/settings')
  await keys.choose(page.getByRole('link', { name: 'My account' }))
  await keys.reach(page.getByRole('radio', { name: 'Dark' }).or(page.getByRole('radio', { name: 'As the system' })))
  await keys.press('ArrowRight', 'ArrowRight')
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await keys.press('ArrowLeft', 'ArrowLeft')
  await keys.reach(page.getByRole('combobox', { name: 'Language' }), 'Shift+Tab')
  await page.keyboard.press('D')
  await see(page.getByRole('heading', { name: 'Mein Konto', level: 1 }))
  await see(page.getByRole('combobox', { name: 'Sprache' }))
  await keys.reach(page.getByRole('combobox', { name: 'Sprache' }))
  await page.keyboard.press('E')
  await see(page.getByRole('heading', { name: 'My account', level: 1 }))

  const admin = await without(here.ada())
  await admin.visit('/settings/tags')
  await admin.keys.reach(admin.page.getByRole('textbox', { name: 'New tag' }))
  const name = anew('Keyed')
  await admin.keys.type(name)
  await admin.keys.press('Enter')
  await see(button(admin.page, name))
  await admin.keys.choose(admin.page.getByRole('button', { name }).last())
  await seeNo(button(admin.page, name))
  await admin.visit('/settings/users')
  const invite = button(admin.page, 'Invite somebody')
  await admin.keys.choose(invite)
  await expectKept(admin.page, admin.keys, admin.page.getByRole('dialog'), invite)
})

test('a role: made, named, narrowed by record and by field, and removed', async () => {
  const { page, keys, visit, send } = await without(here.ada())
  const name = anew('Keyed role')
  await visit('/settings/roles')
  await keys.choose(button(page, 'Make a role'))
  await keys.choose(button(page, /^New role/))
  await keys.press('Control+a')
  await keys.type(name)
  await keys.press('Enter')
  await see(button(page, name))
  const right = async () => {
    const all = (await send('GET', '/own-roles?limit=200')) as { name: string; rights: string }[]
    return JSON.parse(all.find((each) => each.name === name)!.rights).company
  }
  await keys.reach(page.getByLabel('Companies: See'))
  await page.keyboard.press('O')
  await expect.poll(right).toMatchObject({ see: 'territory' })
  await keys.tick(page.getByRole('checkbox', { name: 'Companies: Export' }))
  await expect.poll(right).toMatchObject({ export: true })
  const more = button(page, 'Companies: Everything')
  await keys.choose(more)
  const details = page.getByRole('dialog', { name: 'Companies' })
  await see(details)
  await keys.tick(details.getByLabel('Yearly revenue: Seen'))
  await expect.poll(async () => (await right()).fields.see.includes('revenue')).toBe(false)
  await keys.press('Escape')
  await seeNo(details)
  await see(button(page, 'Companies: Some').and(page.locator(':focus')))
  await keys.choose(button(page, `Delete ${name}`), 'Shift+Tab')
  await see(button(page, 'Make a role'))
  await seeNo(page.getByText(name))
})

test('a field of one’s own: added with choices, changed, put away', async () => {
  const { page, keys, visit } = await without(here.ada())
  const name = anew('Keyed field')
  await visit('/settings/fields')
  await keys.choose(button(page, 'Add field'))
  const form = page.getByRole('dialog')
  await keys.reach(form.getByLabel('Label'))
  await keys.type(name)
  await keys.reach(form.getByLabel('Type', { exact: true }))
  await form.getByLabel('Type', { exact: true }).press('C')
  await keys.choose(form.getByRole('button', { name: 'New choice' }))
  await keys.reach(form.getByLabel('Choice 1'))
  await keys.type('Keel')
  await keys.choose(form.getByRole('button', { name: 'Add field' }))
  await seeNo(form)
  await see(page.getByText(name))
  await seeNo(page.getByText('Adding field…'))
  const edit = button(page, `Edit ${name}`)
  await keys.reach(edit)
  await expect.poll(() => edit.evaluate((element) => element === document.activeElement)).toBe(true)
  await keys.press('Enter')
  await expectKept(page, keys, form, edit)
  await keys.choose(button(page, `Archive ${name}`))
  await seeNo(edit)
})

test('where one is signed in: looked at, and ended elsewhere', async () => {
  const [bob, elsewhere] = [await without(here.bob()), await here.bob()]
  await bob.visit('/settings/sign-in')
  const other = button(bob.page, /^Sign out: /)
  await see(other)
  await bob.keys.choose(button(bob.page, 'End all others'))
  await seeNo(other)
  await elsewhere.page.goto('/')
  await see(elsewhere.page.getByRole('heading', { name: 'Welcome back' }))
  const change = button(bob.page, 'Change the address')
  await bob.keys.choose(change)
  await expectKept(bob.page, bob.keys, bob.page.getByRole('dialog'), change)
})

test('the first five minutes: from the link to the first note', async () => {
  // One that nobody has begun to use, each time it is tried.
  const [browser, company] = [await ownBrowser(), await openNewCompany()]
  const { page, keys, faults } = await without(sitDown(browser, company))
  onTestFinished(() => browser.close().then(company.close))
  await page.goto(await company.welcomeLink())
  await keys.reach(page.getByLabel('Your company'))
  await keys.type('Hopper Instruments')
  for (const [label, text] of [
    ['Your name', 'Grace Hopper'],
    ['E-mail', 'grace@example.com'],
    ['Choose a password', 'a nanosecond of wire'],
  ] as const) {
    await keys.reach(page.getByLabel(label, { exact: true }))
    await keys.type(text)
  }
  await page.keyboard.press('Enter')
  await keys.choose(page.getByRole('button', { name: /^Sales/ }))
  await see(page.getByRole('heading', { name: 'What does your company do?' }))
  await keys.choose(button(page, 'Later'))
  await keys.choose(button(page, 'Start empty'))
  await keys.choose(button(page, 'Open Farley'))
  await keys.choose(
    page.getByRole('region', { name: 'First steps' }).getByRole('button', { name: 'Write your first note' }),
  )
  await keys.reach(page.getByLabel('First name'))
  await keys.type('Ada')
  await page.keyboard.press('Control+Enter')
  await see(page.getByRole('heading', { name: 'Ada' }))
  await see(page.getByText('1 of 2'))
  await keys.reach(page.getByRole('textbox', { name: 'Note' }))
  await keys.type('Counts in twelves.')
  await keys.press('Control+Enter')
  await see(page.getByText('2 of 2'))
  expect([...faults, ...company.faults]).toEqual([])
})
