import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { press, see } from './person.ts'

const here = journey()

/** How each language calls what this journey touches, and how it writes 1,234.50 euros and the last day of May. */
const languages = {
  en: { name: 'English', title: 'Language', deals: 'Deals', amount: '€1,234.50', day: '31 May 2031' },
  de: { name: 'Deutsch', title: 'Sprache', deals: 'Deals', amount: '1.234,50 €', day: '31. Mai 2031' },
  ar: { name: 'العربية', title: 'اللغة', deals: 'الصفقات', amount: '1,234.50', day: '31 مايو 2031' },
} as const
type Code = keyof typeof languages

async function choose(page: Page, from: Code, to: Code): Promise<void> {
  await page.getByLabel(languages[from].title, { exact: true }).selectOption(languages[to].name)
  await see(page.locator(`html[lang="${to}"]`))
}

/** The text of a place, without the marks and wide spaces that formats put in. */
const plain = (text: string) => text.replace(/[\u200e\u200f\u061c]/g, '').replace(/[\u00a0\u202f]/g, ' ')

test('a language is chosen, and every word, number, date and direction follows; what was typed stays', async () => {
  const ada = await here.ada()
  const { page } = ada
  const amount = { amount: '1234.50', currency: 'EUR' }
  const { id } = await ada.send('POST', '/deals', { name: 'Kiln audit', amount, closeOn: '2031-05-31' })
  await ada.visit(`/deals/${id}`)
  await see(page.getByRole('button', { name: 'Note', exact: true }))
  await press(page, 'n')
  await see(page.locator('textarea:focus'))
  await page.keyboard.type('They said yes, nearly')

  let before: Code = 'en'
  for (const code of ['de', 'ar', 'en'] as const) {
    const { deals, amount, day } = languages[code]
    await ada.visit('/settings/account')
    await choose(page, before, code)
    expect(await page.locator('html').getAttribute('dir')).toBe(code === 'ar' ? 'rtl' : 'ltr')
    const menu = page.getByRole('navigation').first()
    await see(menu.getByRole('link', { name: deals }))
    const { x } = (await menu.boundingBox())!
    expect(x > 720).toBe(code === 'ar')

    await ada.visit(`/deals/${id}`)
    await expect.poll(async () => plain(await page.locator('main').innerText())).toContain(amount)
    expect(plain(await page.locator('main').innerText())).toContain(day)
    await press(page, 'n')
    await see(page.locator('textarea:focus'))
    expect(await page.locator('textarea:focus').inputValue()).toBe('They said yes, nearly')
    await expectAccessible(page, `a deal in ${code}`)
    before = code
  }
})

test('a stranger changes the language of the door, keeps what they typed, and comes in speaking it', async () => {
  const { page, visit } = await here.stranger()
  const { email, password } = here.signIn('Bob')
  await visit('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await choose(page, 'en', 'ar')
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await page.locator('input[name=email]').inputValue()).toBe(email)
  await page.locator('input[name=password]').fill('not the one')
  await press(page, 'Enter')
  await see(page.getByRole('alert').filter({ hasText: 'عنوان البريد وكلمة المرور لا يتطابقان.' }))
  await page.locator('input[name=password]').fill(password)
  await press(page, 'Enter')
  await see(page.getByRole('link', { name: languages.ar.deals }))
  await visit('/settings/account')
  expect(await page.getByLabel(languages.ar.title, { exact: true }).inputValue()).toBe('ar')
})
