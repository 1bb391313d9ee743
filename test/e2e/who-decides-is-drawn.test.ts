import { expect, test } from 'vitest'
import { expectAccessible, expectFits, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'

const here = journey()

/** A deal with a chief, a buyer who reports to her and an engineer who has influence on her. */
async function aDeal(ada: Person, name: string) {
  const { id: deal } = await ada.send('POST', '/deals', { name })
  const join = async (lastName: string, more: object) => {
    const { id: person } = await ada.send('POST', '/people', { firstName: 'Iris', lastName: `${lastName} ${name}` })
    return ada.send('POST', '/deal-people', { deal, person, ...more })
  }
  const { id: chief } = await join('Chief', { stance: 'neutral' })
  const { id: buyer } = await join('Buyer', { role: 'purchasing', reportsTo: chief })
  const { id: engineer } = await join('Engineer', { role: 'champion', stance: 'for', influences: [chief] })
  return { deal, chief, buyer, engineer }
}

test('who decides about a deal is drawn, changed beside the drawing, and found by a list', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { deal, buyer } = await aDeal(ada, 'Drawn')
  await ada.visit(`/deals/${deal}`)
  await see(page.getByRole('button', { name: 'Draw who decides' }))
  await picture(page, 'people of a deal')
  await page.getByRole('button', { name: 'Draw who decides' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who decides' })
  const drawing = dialog.getByRole('group', { name: 'Who decides' })
  await see(drawing.getByRole('button', { name: 'Iris Engineer Drawn Champion · For us' }))
  const list = dialog.getByRole('list', { name: 'People' })
  await see(list.getByText('Purchasing · reports to Iris Chief Drawn'))
  await see(list.getByText('Champion · For us · has influence on Iris Chief Drawn'))
  await expectAccessible(page, 'who decides')
  await drawing.getByRole('button', { name: /Chief Drawn/ }).click()
  const form = list.getByRole('group', { name: 'Iris Chief Drawn' })
  // Whoever reports to her is not among those whom she could report to.
  expect(await form.getByLabel('Reports to').locator('option').allTextContents()).toEqual(['Not said', 'Iris Engineer Drawn']) // prettier-ignore
  await form.getByLabel('Role').selectOption('Decides')
  await see(drawing.getByRole('button', { name: 'Iris Chief Drawn Decides · Neutral' }))
  await list.getByRole('button', { name: /Iris Buyer/ }).click()
  await list.getByRole('checkbox', { name: 'Iris Engineer Drawn' }).check()
  await see(list.getByText('has influence on Iris Engineer Drawn'))
  await expectAccessible(page, 'changing who decides')
  await picture(page, 'who decides')
  await drawing.getByRole('button', { name: /Buyer Drawn/ }).dragTo(drawing.getByRole('button', { name: /Engineer Drawn/ })) // prettier-ignore
  await see(list.getByText('Purchasing · reports to Iris Engineer Drawn'))
  expect(await ada.send('GET', `/deal-people/${buyer}`)).toMatchObject({ reportsTo: expect.any(String) })
  const { id: unknown } = await ada.send('POST', '/deals', { name: 'Nobody decides here' })
  await ada.visit('/deals?view=undecided')
  await see(page.getByText('Nobody decides here'))
  await seeNo(page.getByRole('grid').getByText('Drawn', { exact: true }))
  await ada.send('DELETE', `/deals/${unknown}`, undefined, 1)
})

test('the drawing is walked by arrow keys and changed without a mouse, in the dark too', async () => {
  const ada = await here.ada({ dark: true })
  const { page } = ada
  const { deal } = await aDeal(ada, 'Keys')
  await ada.visit(`/deals/${deal}`)
  await page.getByRole('button', { name: 'Draw who decides' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Who decides' })
  const node = (name: string) => dialog.locator(`button[data-person]:focus`).getByText(name)
  await dialog.locator('[data-person]').first().focus()
  await see(node('Iris Chief'))
  await page.keyboard.press('ArrowDown')
  await see(node('Iris Buyer'))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await see(node('Iris Engineer'))
  await page.keyboard.press('Enter')
  const form = dialog.getByRole('group', { name: 'Iris Engineer Keys' })
  await see(form.locator('select:focus'))
  await page.keyboard.press('Tab')
  await page.keyboard.type('Against')
  await see(dialog.getByRole('button', { name: 'Iris Engineer Keys Champion · Against us' }))
  await picture(page, 'who decides in the dark')
  await page.keyboard.press('Escape')
  await seeNo(dialog)
  await see(page.locator('button:focus').and(page.getByRole('button', { name: 'Draw who decides' })))
})

test('on a phone it is scrolled and the list says the same; who may not change it reads it; in Arabic it is mirrored', async () => {
  const ada = await here.ada()
  const { deal } = await aDeal(ada, 'Read')
  const vera = await here.vera({ phone: true })
  const { page } = vera
  await vera.visit(`/deals/${deal}`)
  await page.getByRole('tab', { name: 'Related' }).click()
  await page.getByRole('button', { name: 'Draw who decides' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who decides' })
  await see(dialog.getByText('Purchasing · reports to Iris Chief Read'))
  expect(await dialog.getByRole('combobox').count()).toBe(0)
  await expectFits(page, 'who decides on a phone')
  await expectAccessible(page, 'who decides on a phone')
  await picture(page, 'who decides on a phone')
  await ada.visit('/settings/account')
  await ada.page.getByLabel('Language', { exact: true }).selectOption('العربية')
  await see(ada.page.locator('html[lang="ar"]'))
  await ada.visit(`/deals/${deal}`)
  await ada.page.getByRole('button', { name: 'رسم من يقرر' }).click()
  const left = async (name: string) => (await ada.page.locator('[data-person]').filter({ hasText: name }).boundingBox())!.x // prettier-ignore
  await see(ada.page.locator('[data-person]'))
  expect(await left('Chief')).toBeGreaterThan(await left('Engineer'))
  await ada.page.locator('[data-person]').filter({ hasText: 'Chief' }).focus()
  await ada.page.keyboard.press('ArrowLeft')
  await see(ada.page.locator('[data-person]:focus').filter({ hasText: 'Engineer' }))
  await picture(ada.page, 'who decides in Arabic')
})
