import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { rowOf } from './list.ts'
import { press, see, seeNo } from './person.ts'

const here = journey()
const signature = `Best regards,

Emily Carter
Senior Account Manager
Northwind Traders Ltd.
T: +44 20 7946 0018 | M: +44 7700 900123
emily.carter@northwind.example
12 Harbour Street, London SE1 2AA`

/** Pastes as the clipboard would: whole, with its lines. */
async function paste(page: Page, text: string) {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', given)
    document.activeElement!.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

async function openPalette(page: Page) {
  await see(page.getByRole('navigation', { name: 'Main' }))
  await press(page, 'Control+k')
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
}

const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })

test('a signature pasted into the search makes a person of it, once one has looked at what was read', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/people')
  await see(page.getByRole('row').nth(2))
  await openPalette(page)
  await paste(page, signature)
  const panel = page.getByRole('dialog', { name: 'New person' })
  const read = panel.getByRole('region', { name: 'Found in what you pasted' })
  await see(read)
  await expectAccessible(page, 'what was read in a signature')
  expect(await panel.getByLabel('First name').last().inputValue()).toBe('')
  await read.getByRole('checkbox', { name: /^Job title/ }).uncheck()
  await read.getByRole('button', { name: 'Fill in 6' }).click()
  await see(panel.getByText('Kept too: Address: 12 Harbour Street, SE1 2AA London'))
  expect(await panel.getByLabel('First name').inputValue()).toBe('Emily')
  expect(await panel.getByLabel('Job title').inputValue()).toBe('')
  await press(page, 'Control+Enter')
  await see(page.getByRole('heading', { name: 'Emily Carter', level: 2 }))
  await see(page.getByRole('link', { name: 'Northwind Traders Ltd.' }))
  const [emily] = await ada.send('GET', '/people?q=Emily%20Carter')
  expect(emily.phones.map(({ normal }: { normal: string }) => normal)).toEqual(['+442079460018', '+447700900123'])
  expect(emily.addresses).toMatchObject([{ street: '12 Harbour Street', postalCode: 'SE1 2AA', city: 'London' }])
})

test('beside what was found stands what the marked record is, and follows the mark', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/')
  await openPalette(page)
  await page.keyboard.type('aquaform')
  const beside = page.getByRole('complementary', { name: 'The marked result' })
  await see(beside.getByText('Aquaform').first())
  await see(beside.getByRole('term').filter({ hasText: 'Industry' }))
  await expectAccessible(page, 'the palette with what is marked')
  await page.setViewportSize({ width: 900, height: 700 })
  await seeNo(beside)
})

test('an address or number that nobody has makes somebody with it; text that is no signature is only pasted', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/')
  await openPalette(page)
  await page.keyboard.type('zoe@new.example')
  await option(page, 'New person with zoe@new.example').click()
  const panel = page.getByRole('dialog', { name: 'New person' })
  expect(await panel.getByLabel('E-mail').inputValue()).toBe('zoe@new.example')
  await panel.getByLabel('First name').click()
  await paste(page, 'Hello Tom,\n\nthank you for the offer.')
  await seeNo(panel.getByText('Found in what you pasted'))
})

test('the palette knows the chosen rows, the settings by their words, and help behind a ?', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/companies')
  await see(rowOf(page, 'Aquaform'))
  await page.getByRole('grid').focus()
  await press(page, 'x', 'Control+k')
  await see(page.getByRole('group', { name: 'With the chosen rows' }))
  await page.keyboard.type('assign')
  await see(option(page, /^Assign/))
  await press(page, 'Enter')
  await see(page.getByRole('dialog').getByRole('textbox', { name: 'Owner' }))
  // First the field is left, then the dialog.
  await press(page, 'Escape', 'Escape')
  await seeNo(page.getByRole('dialog'))
  await page.getByRole('grid').focus()
  await press(page, 'Control+k')
  await page.keyboard.type('assign to vera')
  await press(page, 'Enter')
  await see(page.getByRole('dialog').getByRole('button', { name: 'Vera Novak' }))
  await see(page.getByRole('dialog').getByText('1 will change.'))
  await press(page, 'Escape')

  await ada.visit('/')
  await openPalette(page)
  await page.keyboard.type('password')
  await option(page, /^Signing in/).click()
  await see(page.getByRole('heading', { level: 1, name: 'Signing in' }))

  await page.getByRole('button', { name: 'Help' }).click()
  await see(page.getByRole('combobox', { name: 'Find or do…' }))
  await page.keyboard.type(' taking something')
  await press(page, 'Enter')
  await see(page.getByRole('dialog', { name: 'Taking something back' }).getByText('Ctrl Z takes the last change back'))
  await expectAccessible(page, 'help')
  await page.getByRole('button', { name: 'Next' }).click()
  await see(page.getByRole('dialog', { name: 'How it was before' }))
})

test('keys are one’s own: other ones are pressed, taken ones are refused, and they follow to every device', async () => {
  const bob = await here.bob()
  const { page } = bob
  await bob.visit('/settings/keyboard')
  await page.getByRole('button', { name: 'Go to Deals: other keys' }).click()
  await press(page, 'g', 'p')
  await see(page.getByText('G then P already does this: Go to People'))
  await page.getByRole('button', { name: 'Go to Deals: other keys' }).click()
  await press(page, 'Control+w')
  await see(page.getByText('Ctrl W belongs to the browser'))
  await page.getByRole('button', { name: 'Go to Deals: other keys' }).click()
  await press(page, 'g', 'x')
  await see(page.getByRole('button', { name: 'Go to Deals: as it comes' }))

  const elsewhere = await here.bob()
  await elsewhere.visit('/people')
  await see(elsewhere.page.getByRole('row').nth(2))
  await press(elsewhere.page, 'g', 'x')
  await see(elsewhere.page.getByRole('heading', { level: 1, name: 'Deals' }))
  await press(elsewhere.page, '?')
  await see(elsewhere.page.getByRole('dialog').getByText('G then X'))
  const single = elsewhere.page.getByRole('dialog').getByRole('checkbox', { name: 'Single keys do something' })
  await single.click()
  await expect.poll(() => single.isChecked()).toBe(false)
  await press(elsewhere.page, 'Escape', 'g', 'p')
  await press(elsewhere.page, 'Control+k')
  await see(elsewhere.page.getByRole('combobox'))
  expect(new URL(elsewhere.page.url()).pathname).toBe('/deals')
  // Ada's keys are hers.
  const ada = await here.ada()
  await ada.visit('/people')
  await press(ada.page, 'g', 'd')
  await see(ada.page.getByRole('heading', { level: 1, name: 'Deals' }))
})

test('keys of lists, cells, peeks, boards and the inbox are changed like all others, and clashes are told', async () => {
  const vera = await here.vera()
  const { page } = vera
  const set = async (label: string, ...keys: string[]) => {
    await page
      .getByRole('button', { name: `${label}: other keys` })
      .first()
      .click()
    await press(page, ...keys)
  }
  await vera.visit('/settings/keyboard')
  await set('Look at the row beside the list', 'f')
  await see(page.getByText('F already does this: Add a filter'))
  await set('Look at the row beside the list', 'q', 'q')
  await see(page.getByText('are two presses'))
  await set('Look at the row beside the list', 'q')
  await see(page.getByRole('button', { name: 'Look at the row beside the list: as it comes' }))
  await set('Fill down', 'w')
  await see(page.getByText('In cells, W is typed'))
  await set('Done', 'w')
  await see(page.getByRole('button', { name: 'Done: as it comes' }).first())
  await expectAccessible(page, 'keys in the settings')

  await vera.visit('/deals')
  await see(page.getByRole('row').nth(2))
  await page.getByRole('grid').focus()
  const peek = page.getByRole('complementary').and(page.locator('[data-peek]'))
  await press(page, 'Space')
  await press(page, 'j', 'q')
  await see(peek)
  await press(page, '?')
  await see(page.getByRole('dialog').getByText('Look at the row beside the list'))
  await see(page.getByRole('dialog').getByText('Q', { exact: true }))
  await press(page, 'Escape', 'Escape')
  await seeNo(peek)
})

test('long work is seen until it is over, also after a reload, and is taken back from where it is seen', async () => {
  const ada = await here.ada()
  const { page } = ada
  const [vera] = await ada.send('GET', '/users?q=Vera')
  const hers = encodeURIComponent(JSON.stringify({ field: 'owner', is: vera.id }))
  const countHers = async () => (await ada.send('GET', `/people?limit=200&filter=${hers}`)).length
  // There is somebody to change, also when this is tried again.
  await ada.send('POST', '/people', { firstName: 'Long', lastName: 'Work' })
  const before = await countHers()
  await ada.visit('/people')
  await see(page.getByRole('row').nth(2))
  await page.getByRole('checkbox', { name: /all/i }).first().check()
  await page.getByRole('button', { name: 'Assign' }).click()
  await page
    .getByRole('combobox', { name: 'Owner' })
    .or(page.getByRole('textbox', { name: 'Owner' }))
    .fill('Vera')
  await page.getByRole('option', { name: 'Vera Novak' }).click()
  // Whatever is told of it is told after the reload.
  await page.route('**/api/v1/jobs', (route) => route.abort())
  const begun = page.waitForResponse((answer) => answer.url().endsWith('/people/bulk') && answer.status() === 202)
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await begun
  await expect.poll(() => page.evaluate(() => localStorage.getItem('farley.followed-jobs'))).toMatch(/-/)
  await page.reload({ waitUntil: 'commit' })
  await page.unroute('**/api/v1/jobs')
  await see(page.getByRole('status').filter({ hasText: /^Done: / }))
  await page.getByRole('button', { name: /Recent work/ }).click()
  await see(page.getByText('Done ·').first())
  await expectAccessible(page, 'the tray of jobs')
  await page.getByRole('dialog', { name: 'Recent work' }).getByRole('button', { name: 'Undo' }).first().click()
  await expect.poll(countHers).toBe(before)
})
