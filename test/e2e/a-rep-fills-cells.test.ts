import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { cellOf, rowOf } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()

test('a range from a spreadsheet is shown before it changes anything, and is one thing to undo', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies?columns=name,industry,employees,parent')
  await toCell(page, 1)
  await paste(page, 'Energy\t1.5k\tKestrel Fuels\nNonsense\t200\tNobody Ltd\n')
  await see(page.getByText('4 cells will change.'))
  await see(page.getByText('Ardenne Chimie, Industry: “Nonsense” cannot be read'))
  await see(page.getByText('Ardenne Chimie, Parent company: nothing is called “Nobody Ltd”'))
  await expectAccessible(page, 'a paste before it is done')
  await page.getByRole('button', { name: 'Change', exact: true }).click()

  const [industry, employees] = [
    await cellOf(page, 'Aquaform', 'Industry'),
    await cellOf(page, 'Aquaform', 'Employees'),
  ]
  await see(industry.getByText('Energy'))
  await see(employees.getByText('1,500'))
  await see((await cellOf(page, 'Aquaform', 'Parent company')).getByText('Kestrel Fuels'))
  await see((await cellOf(page, 'Ardenne Chimie', 'Employees')).getByText('200'))
  await see(page.getByText('4 cells changed.'))
  await press(page, 'Control+z')
  await see(employees.getByText('88', { exact: true }))
  await see((await cellOf(page, 'Ardenne Chimie', 'Employees')).getByText('720'))
})

test('a range is drawn with Shift or the pointer, copied, and filled down', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies?columns=name,industry,employees')
  await toCell(page, 1)
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n').map((line) => line.split('\t'))).toEqual([
    ['Utilities', '88'],
    ['Chemicals', '720'],
    ['Utilities', '350'],
  ])
  await press(page, 'Escape', 'Shift+ArrowDown', 'Control+d')
  await see((await cellOf(page, 'Baltica Dairy', 'Employees')).getByText('350', { exact: true }))

  const first = await cellOf(page, 'Baltica Dairy', 'Employees')
  const last = await cellOf(page, 'Cantabria Acero', 'Employees')
  await first.hover()
  await page.mouse.down()
  await last.hover()
  await page.mouse.up()
  await press(page, 'Control+d')
  await see(page.getByText('2 cells changed.'))
  const top = await first.innerText()
  await expect.poll(() => last.innerText()).toBe(top)
})

test('while a cell is edited Tab keeps what was typed and goes on to the next that can be', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies?columns=name,employees,revenue,lastContactAt,website')
  await toCell(page, 1)
  await page.keyboard.type('321')
  await press(page, 'Tab')
  await see(page.getByRole('textbox', { name: 'Yearly revenue' }))
  await see((await cellOf(page, 'Aquaform', 'Employees')).getByText('321'))
  await page.keyboard.type('5m')
  await press(page, 'Tab')
  // The last contact is Farley's own to say.
  await see(page.getByRole('textbox', { name: 'Website' }))
  await see((await cellOf(page, 'Aquaform', 'Yearly revenue')).getByText('€5,000,000'))
  await press(page, 'Escape', 'Shift+ArrowLeft')
  await seeNo(page.getByRole('textbox', { name: 'Website' }))
})

test('who may only look can copy, and is told that nothing of a paste is theirs to change', async () => {
  const vera = await here.vera()
  const { page } = vera
  await vera.visit('/companies?columns=name,employees')
  await toCell(page, 1)
  await press(page, 'Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toBe('')
  await paste(page, '7\n8')
  await see(page.getByText('Nothing changes.'))
  await see(page.getByText('Aquaform, Employees: you may not change it'))
  expect(await page.getByRole('button', { name: 'Change', exact: true }).isDisabled()).toBe(true)
})

/** Into cell mode, in the first row. */
async function toCell(page: Page, column: number): Promise<void> {
  await see(rowOf(page, 'Aquaform'))
  await page.getByRole('grid').focus()
  await press(page, 'F2', ...Array.from({ length: column }, () => 'ArrowRight'))
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => navigator.clipboard.writeText(given), text)
  await press(page, 'Control+v')
}
