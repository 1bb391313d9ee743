import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { journey } from './journey.ts'
import { cellOf, rowOf } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

/** Somebody for whom parts of the app come only when they are asked for, and those named not before `come` is called. */
async function slowly(...parts: string[]) {
  const ada = await here.ada()
  let come: () => void = () => undefined
  const wanted = new Promise<void>((resolve) => (come = resolve))
  await ada.page.addInitScript(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }))
  for (const part of parts)
    await ada.page.route(`**/assets/${part}-*.js`, async (route) => {
      await wanted
      await route.continue()
    })
  return { ...ada, come: () => come() }
}

async function toCell(page: Page, name: string): Promise<void> {
  await see(rowOf(page, name))
  await page.getByRole('grid').focus()
  await press(page, 'F2', 'ArrowRight')
}

test('a cell whose editor is still coming keeps every letter, and Escape gives it up', async () => {
  const { page, visit, come } = await slowly('choice-editor', 'link-editor')
  await visit('/companies?columns=name,industry,parent')
  await toCell(page, 'Aquaform')
  await page.keyboard.type('Ener')
  await page.keyboard.press('Enter')
  come()
  await see((await cellOf(page, 'Aquaform', 'Industry')).getByText('Energy'))

  const other = await slowly('link-editor')
  await other.visit('/companies?columns=name,parent,industry')
  await toCell(other.page, 'Aquaform')
  await other.page.keyboard.type('Kes')
  await other.page.keyboard.press('Escape')
  other.come()
  await other.page.keyboard.press('ArrowDown')
  await see(other.page.locator('[role=grid][aria-activedescendant$="-1"]'))
  expect(await other.page.getByRole('grid').getByRole('textbox').count()).toBe(0)
})

test('a form and the palette that are still coming get what was typed for them, or are given up', async () => {
  const { page, visit, come } = await slowly('create-dialog')
  await visit('/companies')
  await see(rowOf(page, 'Aquaform'))
  await page.getByRole('grid').focus()
  await page.keyboard.press('c')
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await page.keyboard.type('Early works')
  come()
  await see(page.getByRole('dialog', { name: 'New company' }))
  await expect.poll(() => page.locator('[role=dialog] input').first().inputValue()).toBe('Early works')

  const two = await slowly('create-dialog')
  await two.visit('/people')
  await two.page.getByRole('grid').focus()
  await two.page.keyboard.press('c')
  await two.page.keyboard.type('Early')
  await two.page.keyboard.press('Tab')
  await two.page.keyboard.type('Bird')
  two.come()
  const inputs = two.page.locator('[role=dialog] input')
  await expect
    .poll(() => Promise.all([inputs.nth(0).inputValue(), inputs.nth(1).inputValue()]))
    .toEqual(['Early', 'Bird'])

  const searching = await slowly('palette')
  await searching.visit('/companies')
  await see(rowOf(searching.page, 'Aquaform'))
  await searching.page.keyboard.press('Control+k')
  await searching.page.keyboard.type('aquaf')
  searching.come()
  await see(searching.page.getByRole('option', { name: /Aquaform/ }))
  await press(searching.page, 'Escape')
  await seeNo(searching.page.getByRole('option', { name: /Aquaform/ }))
})

test('a note is begun and written in one go: none of its letters does anything else', async () => {
  const ada = await here.ada()
  const { id } = await ada.send('POST', '/deals', { name: 'Early deal' })
  await ada.visit(`/deals/${id}`)
  await see(ada.page.getByRole('heading', { name: 'Early deal', level: 2 }))
  await ada.page.keyboard.type('nwe slept on it')
  await expect.poll(() => ada.page.locator('textarea[data-first]').inputValue()).toBe('we slept on it')
  expect((await ada.send('GET', `/deals/${id}`)).status).toBe('open')
})

test('a step planned at home gets what was typed while the page of its deal was coming', async () => {
  const { page, visit, come } = await slowly('record')
  await visit('/')
  await page.getByRole('button', { name: 'Plan step' }).first().click()
  await page.keyboard.type('call the swan')
  come()
  await expect.poll(() => page.locator('input[data-first]').inputValue()).toBe('call the swan')
})

test('a press of the pointer loses no letters that were typed for a text, and lets no key do anything later', async () => {
  const { page, visit, come } = await slowly('record')
  await visit('/')
  await page.getByRole('button', { name: 'Plan step' }).first().click()
  await page.keyboard.type('ask the heron')
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('heading').first().click()
  come()
  await expect.poll(() => page.locator('input[data-first]').inputValue()).toBe('ask the heron')

  const other = await slowly('open-menu')
  const { id, stage } = await other.send('POST', '/deals', { name: 'Heron deal' })
  await other.visit(`/deals/${id}`)
  await see(other.page.getByRole('heading', { name: 'Heron deal', level: 2 }))
  await press(other.page, 's', 'ArrowDown', 'Enter')
  await other.page.getByRole('heading', { name: 'Heron deal', level: 2 }).click()
  other.come()
  await see(other.page.getByRole('menuitem').first())
  await press(other.page, 'Escape')
  await seeNo(other.page.getByRole('menuitem'))
  expect((await other.send('GET', `/deals/${id}`)).stage).toBe(stage)
})

test('a part that cannot be fetched keeps no keys', async () => {
  const { page, visit } = await slowly()
  await page.addInitScript(() => sessionStorage.setItem('farley.renewed', String(Date.now())))
  await page.route('**/assets/create-dialog-*.js', (route) => route.abort())
  await visit('/companies')
  await see(rowOf(page, 'Aquaform'))
  await page.evaluate(() => addEventListener('keydown', ({ key }) => (document.title = `heard ${key}`)))
  await page.getByRole('grid').focus()
  await press(page, 'c')
  const heard = async () => {
    await press(page, 'q')
    return page.title()
  }
  await expect.poll(heard, { timeout: 10_000 }).toBe('heard q')
})
