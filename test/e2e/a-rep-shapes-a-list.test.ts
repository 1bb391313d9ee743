import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf, rowOf, titlesIn } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('rows stand in groups with counts and sums, open and close by key, and are where one left them', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/deals?view=open')
  await see(page.getByRole('grid'))
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Stage', exact: true }).click()
  const group = page.getByRole('row', { name: /^Close New/ })
  await see(group)
  expect(await group.getAttribute('aria-expanded')).toBe('true')
  await see(group.getByText(/€[\d,]+/))
  await expectAccessible(page, 'deals in groups')

  const lines = page.getByRole('row', { level: 2 })
  const before = await lines.count()
  await page.getByRole('treegrid').focus()
  await press(page, 'Home', 'ArrowLeft')
  await see(page.getByRole('row', { name: /^Open New/ }))
  expect(await lines.first().innerText()).not.toBe('')
  await press(page, 'ArrowDown', 'ArrowDown', 'Enter')
  await see(page.getByRole('navigation', { name: 'Place in the list' }))
  await page.goBack()
  await see(page.getByRole('row', { name: /^Open New/ }))
  expect(await page.getByRole('treegrid').getAttribute('aria-activedescendant')).toMatch(/^row-0/)
  await press(page, 'Home', 'ArrowRight')
  await see(page.getByRole('row', { name: /^Close New/ }))
  await expect.poll(() => lines.count()).toBe(before)

  await page.getByRole('button', { name: 'Group: Stage' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Close date, by month' }).click()
  await see(page.getByRole('row', { name: /December 20\d\d/ }))
})

test('which groups are open stands in the address; J and K walk on from group to group', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/deals?view=open&group=stage')
  const names = page.getByRole('row', { level: 2 }).getByRole('link')
  await see(page.getByRole('row', { name: /^Close New/ }))
  await see(page.getByText(/^Weighted €/))
  await see(names)
  await page.getByRole('button', { name: /^Close New/ }).click()
  await see(page.getByRole('row', { name: /^Open New/ }))
  await page.getByRole('button', { name: 'Group: Stage' }).click()
  await page.getByRole('menuitem', { name: 'Close all groups' }).click()
  await seeNo(names)
  await page.getByRole('button', { name: /^Open New/ }).click()
  await page.getByRole('button', { name: /^Open Negotiation/ }).click()
  await page.reload()
  await see(page.getByRole('row', { name: /^Close Negotiation/ }))
  await see(page.getByRole('row', { name: /^Open Qualified/ }))
  await expect.poll(() => titlesIn(page).then((all) => all.length)).toBeGreaterThan(3)

  const titles = await titlesIn(page)
  const heads = await page.getByRole('row', { level: 1 }).allInnerTexts()
  const inNew = Number(/\d+/.exec(heads[0]!)![0])
  await page.getByRole('link', { name: titles[inNew - 1]!, exact: true }).click()
  const place = page.getByRole('navigation', { name: 'Place in the list' })
  await see(place.getByText(new RegExp(`^${inNew} of ${titles.length}$`)))
  await press(page, 'j')
  await see(page.getByRole('heading', { level: 1, name: titles[inNew]! }))
  await see(place.getByText(new RegExp(`^${inNew + 1} of `)))
  await page.reload()
  await see(place.getByText(new RegExp(`^${inNew + 1} of `)))
  await expect.poll(() => place.getByRole('button', { name: 'Previous' }).isEnabled()).toBe(true)
  await press(page, 'k')
  await see(page.getByRole('heading', { level: 1, name: titles[inNew - 1]! }))
  await page.goBack()
  await see(page.getByRole('row', { name: /^Open Qualified/ }))
  await see(page.getByRole('row', { name: /^Close Negotiation/ }))
})

test('rows stand in groups on a phone, too, and a touch closes one', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  await ada.visit('/deals?view=open')
  await page.getByRole('button', { name: /^Filter/ }).tap()
  await page.getByRole('button', { name: 'Group', exact: true }).tap()
  await page.getByRole('menuitemcheckbox', { name: 'Stage', exact: true }).tap()
  await page.getByRole('button', { name: 'Show', exact: true }).tap()
  const head = page.getByRole('button', { name: /^New/, expanded: true })
  await see(head)
  await expectAccessible(page, 'deals in groups on a phone')
  const rows = page.getByRole('listitem').getByRole('link')
  const first = await rows.first().innerText()
  await head.tap()
  await see(page.getByRole('button', { name: /^New/, expanded: false }))
  await seeNo(page.getByRole('link', { name: first, exact: true }))
  expect(new URL(page.url()).searchParams.get('folded')).toBeTruthy()
})

test('columns are moved, made wider, frozen and added up from their heads; all of it stands in the address', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  const industry = page.getByRole('columnheader', { name: 'Industry' })
  await see(rowOf(page, 'Aquaform'))
  const width = (await industry.boundingBox())!.width
  await columnMenu(page, 1, 'Wider')
  await expect.poll(async () => (await industry.boundingBox())!.width).toBeGreaterThan(width + 30)
  await press(page, 'Escape')
  await columnMenu(page, 1, 'Freeze up to here')
  await columnMenu(page, 1, 'Move back')
  await columnMenu(page, 4, 'Average')
  await see(page.getByText(/^avg \d/))
  const address = new URL(page.url()).searchParams
  expect(address.get('frozen')).toBe('2')
  expect(address.get('totals')).toContain('employees:avg')
  expect(address.get('columns')).toMatch(/^name,lifeCycle,industry/)
  await page.reload()
  await see(page.getByText(/^avg \d/))
  await expect.poll(async () => (await industry.boundingBox())!.width).toBeGreaterThan(width + 30)

  const box = (await industry.boundingBox())!
  await page.mouse.move(box.x + box.width - 1, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 59, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => Math.round((await industry.boundingBox())!.width - box.width)).toBe(60)

  const owner = (await page.getByRole('columnheader', { name: 'Owner' }).boundingBox())!
  await page.mouse.move(owner.x + 30, owner.y + 16)
  await page.mouse.down()
  await page.mouse.move(box.x + 6, box.y + 16, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => new URL(page.url()).searchParams.get('columns')).toMatch(/^name,lifeCycle,owner,industry/)

  await page.locator('main').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Compact' }).click()
  await expect.poll(async () => (await rowOf(page, 'Aquaform').boundingBox())!.height).toBe(28)
})

test('conditions are grouped by any and none, also through a link, and read as a sentence', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/deals')
  await see(page.getByRole('grid'))
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('button', { name: 'Group of conditions' }).click()
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('company')
  await press(page, 'ArrowRight')
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('industry')
  await press(page, 'Enter')
  await page.getByRole('checkbox', { name: 'Chemicals' }).check()
  await page.getByRole('button', { name: 'Apply' }).first().click()
  await see(page.getByRole('button', { name: 'Company: Industry is Chemicals' }))
  await page.getByRole('button', { name: 'Condition', exact: true }).click()
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('status')
  await press(page, 'Enter')
  await page.getByRole('checkbox', { name: 'Won' }).check()
  await page.getByRole('button', { name: 'Apply' }).first().click()
  await page.getByRole('combobox', { name: 'What must hold' }).selectOption('None of these')
  await expectAccessible(page, 'a group of conditions')
  await page.getByRole('button', { name: 'Apply' }).last().click()
  await see(page.getByRole('button', { name: 'not (Company: Industry is Chemicals or Status is Won)' }))
  expect(JSON.parse(new URL(page.url()).searchParams.get('filter')!)).toEqual({
    and: [
      {
        not: {
          or: [
            { field: 'company.industry', in: ['chemicals'] },
            { field: 'status', in: ['won'] },
          ],
        },
      },
    ],
  })
  await seeNo(page.getByRole('gridcell', { name: 'Won' }))
})

test('where nothing fits, each part of the filter can be taken off by itself', async () => {
  const ada = await here.ada()
  const { page } = ada
  const filter = { and: [{ field: 'name', contains: 'Aqua' }, { field: 'employees', gte: 100_000 }] } // prettier-ignore
  await ada.visit(`/companies?filter=${encodeURIComponent(JSON.stringify(filter))}`)
  await see(page.getByText('No companies fit this filter.'))
  await expectAccessible(page, 'no companies found')
  await page.getByRole('button', { name: 'Remove: Employees at least 100,000' }).click()
  await see(await cellOf(page, 'Aquaform', 'Employees'))
})

/** Opens the menu of a column by its key and chooses in it. */
async function columnMenu(page: Page, column: number, entry: string): Promise<void> {
  await page.getByRole('grid').focus()
  await press(page, 'Escape', 'F2', ...Array.from({ length: column }, () => 'ArrowRight'), 'Alt+ArrowDown')
  await page.getByRole('menu').getByText(entry, { exact: true }).click()
}
