import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { journey } from './journey.ts'
import { press, see } from './person.ts'

const here = journey()

/** What has the focus can be seen to have it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const lit = (each: Element | null): boolean => {
      if (!each || each === document.body) return false
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(each)
      return (
        (outlineStyle !== 'none' && outlineWidth !== '0px') ||
        boxShadow !== 'none' ||
        (each !== element && each.matches(':focus-within') && borderColor !== '')
      )
    }
    return element !== document.body && (lit(element) || lit(element.parentElement))
  })
  expect(shown).toBe(true)
}

test('from signing in to a note and on to the next customer, no mouse is needed', async () => {
  const { page } = await here.stranger()
  const { email, password } = inject('demo').signIns.find(({ role }) => role === 'owner')!
  await page.goto('/sign-in')
  await see(page.getByLabel('E-mail'))
  await page.keyboard.type(email)
  await press(page, 'Tab', 'Tab')
  await page.keyboard.type(password)
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: /^Good .+, Ada$/ }))

  await press(page, 'g', 'c')
  await see(page.getByRole('grid', { name: 'Companies' }))
  await see(page.getByRole('row').nth(3))
  await press(page, 'j')
  await expectVisibleFocus(page)
  await press(page, 'ArrowDown', 'k', 'Enter')
  await see(page.getByRole('navigation', { name: 'Place in the list' }))
  const name = page.getByRole('main').getByRole('heading', { level: 2 }).first()
  const first = await name.innerText()

  await press(page, 'n')
  await page.keyboard.type('Wants a reference from the dairy')
  await press(page, 'Control+Enter')
  await see(page.getByRole('region', { name: 'Timeline' }).getByText('Wants a reference from the dairy'))
  await press(page, 'Escape', 'j')
  await expect.poll(() => name.innerText()).not.toBe(first)

  await press(page, 'Control+k')
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
  await page.keyboard.type('helvia')
  await see(page.getByRole('option', { name: 'Helvia Pharma', selected: true }))
  await press(page, 'Enter')
  await see(page.getByRole('heading', { name: 'Helvia Pharma', level: 2 }))
})

test('Tab begins with a way past the menu, and every stop can be seen', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/')
  await see(page.getByRole('heading', { name: /^Good .+, Ada$/ }))
  await press(page, 'Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
  for (let stop = 0; stop < 25; stop++) {
    await expectVisibleFocus(page)
    await press(page, 'Tab')
  }
})

test('? shows every key; single keys rest while one types', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await see(page.getByRole('row').nth(3))
  await press(page, '?')
  await see(page.getByRole('dialog'))
  await press(page, 'Escape', '/')
  await page.keyboard.type('cc')
  expect(await page.getByRole('searchbox', { name: 'Find in list' }).inputValue()).toBe('cc')
  expect(await page.getByRole('dialog').count()).toBe(0)
})
