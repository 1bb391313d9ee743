import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf, rowOf, titlesIn } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a filter is a chip: it stays in the address, can be changed, and taken off', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await see(page.getByText('30 companies', { exact: true }))
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('combobox', { name: 'Filter by…' }).fill('indus')
  await press(page, 'Enter')
  await page.getByRole('checkbox', { name: 'Chemicals' }).check()
  await page.getByRole('button', { name: 'Apply' }).click()
  const chip = page.getByRole('button', { name: 'Industry is Chemicals' })
  await see(chip)
  await see(page.getByText('2 companies', { exact: true }))
  expect(await titlesIn(page)).toEqual(['Ardenne Chimie', 'Moreau Cosmétiques'])
  await expectAccessible(page, 'companies, filtered')

  await page.reload()
  await see(page.getByText('2 companies', { exact: true }))
  await chip.click()
  await page.getByRole('checkbox', { name: 'Pharmaceuticals' }).check()
  await expectAccessible(page, 'editing a filter')
  await page.getByRole('button', { name: 'Apply' }).click()
  await see(page.getByText('5 companies', { exact: true }))
  await page.getByRole('button', { name: 'Remove filter Industry' }).click()
  await see(page.getByText('30 companies', { exact: true }))
})

test('a click on a head sorts, a second one turns it round; columns come and go', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await page.getByRole('grid').getByRole('button', { name: 'Employees', exact: true }).click()
  await expect.poll(() => titlesIn(page).then(([first]) => first)).toBe('Øresund Brygg')
  await page.getByRole('grid').getByRole('button', { name: 'Employees', exact: true }).click()
  await expect.poll(() => titlesIn(page).then(([first]) => first)).toBe('Helvia Pharma')
  expect(await page.getByRole('columnheader', { name: 'Employees' }).getAttribute('aria-sort')).toBe('descending')

  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Source' }).check()
  await page.getByRole('checkbox', { name: 'Website' }).uncheck()
  await press(page, 'Escape')
  await see(page.getByRole('columnheader', { name: 'Source' }))
  await seeNo(page.getByRole('columnheader', { name: 'Website' }))
})

test('a cell is edited where it stands, by mouse or by keys, and Ctrl+Z takes it back', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  const employees = await cellOf(page, 'Aquaform', 'Employees')
  await employees.dblclick()
  await page.getByRole('textbox', { name: 'Employees' }).fill('1.2k')
  await press(page, 'Enter')
  await see(employees.getByText('1,200'))
  await press(page, 'Control+z')
  await see(employees.getByText('88', { exact: true }))
  await see(page.getByText('Undone'))

  await press(page, 'Escape', 'F2', 'ArrowRight', 'e')
  await see(page.getByRole('option', { name: 'Energy' }))
  await page.keyboard.type('nerg')
  await press(page, 'Enter')
  const industry = await cellOf(page, 'Aquaform', 'Industry')
  await see(industry.getByText('Energy'))
  await press(page, 'Control+z')
  await seeNo(industry.getByText('Energy'))
})

test('coming back to a list, one is where one left it', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/deals')
  await see(page.getByRole('row').nth(5))
  await page.getByRole('grid').focus()
  for (let step = 0; step < 3; step++) await press(page, 'PageDown')
  const left = await page.getByRole('grid').getAttribute('aria-activedescendant')
  const top = await scrollTop(page)
  expect(top).toBeGreaterThan(500)
  await press(page, 'Enter')
  await see(page.getByRole('navigation', { name: 'Place in the list' }))
  await page.goBack()
  await see(page.locator(`[id="${left}"]`))
  expect(await page.getByRole('grid').getAttribute('aria-activedescendant')).toBe(left)
  expect(Math.abs((await scrollTop(page)) - top)).toBeLessThan(4)
})

const scrollTop = (page: Page) => page.getByRole('grid').evaluate((grid) => grid.parentElement!.scrollTop)

test('what one filtered is kept as a view under a name, and found again in the sidebar', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await page.getByRole('grid').getByRole('button', { name: 'Employees', exact: true }).click()
  await see(page.getByText('Unsaved view'))
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Smallest first')
  await expectAccessible(page, 'naming a view')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await seeNo(page.getByText('Unsaved view'))
  await page.getByRole('button', { name: 'Smallest first' }).click()
  await page.getByRole('menuitem', { name: 'Add to favourites' }).click()
  await page.getByRole('link', { name: 'Deals' }).click()
  await see(page.getByRole('heading', { name: 'Deals' }))
  await page.getByRole('navigation').getByRole('link', { name: 'Smallest first' }).click()
  await expect.poll(() => titlesIn(page).then(([first]) => first)).toBe('Øresund Brygg')
})

test('rows are chosen by key and change together, after saying what will happen', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await see(rowOf(page, 'Aquaform'))
  await page.getByRole('grid').focus()
  await press(page, 'x', 'Shift+X')
  await see(page.getByText('2 selected'))
  await expectAccessible(page, 'rows chosen')
  await press(page, 'j', 'j', 'Shift+X')
  await see(page.getByText('4 selected'))
  await press(page, 'Escape', 'k', 'k', 'k', 'x', 'Shift+X')
  await see(page.getByText('2 selected'))
  await page.getByRole('button', { name: 'Assign' }).click()
  await page
    .getByRole('combobox', { name: 'Owner' })
    .or(page.getByRole('textbox', { name: 'Owner' }))
    .fill('Vera')
  await page.getByRole('option', { name: 'Vera Novak' }).click()
  await see(page.getByText('2 will change.'))
  await expectAccessible(page, 'a change of many')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect.poll(() => page.getByRole('row').filter({ hasText: 'Vera Novak' }).count()).toBe(2)
})

test('tags are put to what many carry already, and taken off again; who is left out is said with the reason', async () => {
  const bob = await here.bob()
  const { page } = bob
  const tag = (await bob.send('POST', '/tags', { name: 'Fair 2027' })) as { id: string }
  const companies = (await bob.send('GET', '/companies?sort=name&limit=200')) as {
    id: string
    owner: string
    version: number
  }[]
  const me = (await bob.send('GET', '/me')) as { user: { id: string } }
  const mine = companies.filter(({ owner }) => owner === me.user.id)
  await bob.visit('/companies?columns=name,tags,owner')
  await see(rowOf(page, 'Aquaform'))
  await page.getByRole('checkbox', { name: 'Choose all rows' }).check()
  await page.getByRole('button', { name: 'Tag', exact: true }).click()
  await page.getByRole('textbox', { name: 'Tags' }).fill('Fair')
  await page.getByRole('option', { name: 'Fair 2027' }).click()
  await press(page, 'Tab')
  await see(page.getByText(`${mine.length} will change.`))
  await see(page.getByText(`${companies.length - mine.length} skipped: You may edit only what is yours`))
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect.poll(() => page.getByRole('gridcell').getByText('Fair 2027').count()).toBe(mine.length)
  const tagged = (await bob.send('GET', `/companies/${mine[0]!.id}`)) as { tags: string[] }
  expect(tagged.tags).toContain(tag.id)

  await press(page, 'Control+z')
  await expect.poll(() => page.getByRole('gridcell').getByText('Fair 2027').count()).toBe(0)
})

test('rows that fly by are outlines, and can be read as soon as they rest', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/emails')
  const row = page.getByRole('row').filter({ has: page.getByRole('link') })
  await see(row)
  const { written, flown } = await page.getByRole('grid').evaluate(async (grid) => {
    const scroller = [grid, ...grid.querySelectorAll('*'), grid.parentElement!].find(
      (each) => each.scrollHeight > each.clientHeight + 1000,
    )!
    const frame = () => new Promise(requestAnimationFrame)
    // At each step so far that nothing of the rows before is left.
    let [written, flown] = [0, 0]
    for (let step = 1; step <= 12; step++) {
      scroller.scrollTop = (step % 2) * 2000 + step * 10
      await frame()
      await frame()
      flown += grid.querySelectorAll('[class*=flying]').length
      written += grid.querySelectorAll('[role=row] a').length
    }
    return { written, flown }
  })
  expect(flown).toBeGreaterThan(written)
  await expect.poll(() => page.locator('[class*=flying]').count()).toBe(0)
  await see(row)
})
