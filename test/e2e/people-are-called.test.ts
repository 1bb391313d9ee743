import { expect, test } from 'vitest'
import { expectAccessible, expectFits, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'

const here = journey()

/** People with a number each, and a list on which they stand. */
async function listOf({ send }: Person, names: readonly string[]): Promise<{ id: string; people: string[] }> {
  const script = 'Good day {firstName}, this is {me}. May I ask how your spring was?'
  const list = await send('POST', '/call-lists', { name: 'Spring', script })
  const people: string[] = []
  for (const lastName of names) {
    const phones = [{ value: `+49 30 70010${people.length}0` }]
    const person = await send('POST', '/people', { firstName: 'Nora', lastName, phones, jobTitle: 'Buyer' })
    people.push(person.id)
    await send('POST', `/people/${person.id}/addToCallList`, { list: list.id }, person.version)
  }
  return { id: list.id, people }
}

test('chosen people are put on a call list, and who may not be called is left out with the reason', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.send('POST', '/people', { lastName: 'Quillfeather', phones: [{ value: '+49 30 8001000' }] })
  await ada.send('POST', '/people', { lastName: 'Quillsilent' })
  await ada.send('POST', '/call-lists', { name: 'Quill customers' })
  await ada.visit('/people?q=Quill')
  await page.getByRole('checkbox', { name: /Quillfeather/ }).check()
  await page.getByRole('checkbox', { name: /Quillsilent/ }).check()
  await page.getByRole('toolbar', { name: 'Chosen rows' }).getByRole('button', { name: 'Add to call list…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Call list/).click()
  await page.getByRole('option', { name: /Quill customers/ }).click()
  await see(dialog.getByText(/They have no number that works\./))
  await expectAccessible(page, 'adding to a call list')
  await picture(page, 'adding to a call list')
  await dialog.getByRole('button', { name: 'Change' }).click()
  await seeNo(dialog)
})

test('one after another is called by the keyboard alone, and the last outcome is taken back', async () => {
  const ada = await here.ada()
  const { page } = ada
  const { id, people } = await listOf(ada, ['Ashdown', 'Birch', 'Cedar'])
  await ada.visit(`/call-lists/${id}`)
  await see(page.getByRole('heading', { name: 'Spring', level: 1 }))
  await page.getByRole('button', { name: 'Start calling' }).click()
  await see(page.getByRole('heading', { name: /Nora Ashdown/ }))
  await see(page.getByText('Good day Nora, this is Ada', { exact: false }))
  await see(page.getByRole('link', { name: '+49 30 7001000' }))
  await expectAccessible(page, 'calling')
  await picture(page, 'calling')
  await page.keyboard.press('n')
  await page.keyboard.type('Wants an offer in May.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await see(page.getByRole('heading', { name: /Nora Birch/ }))
  expect(await ada.send('GET', `/people/${people[0]}/timeline?kinds=call`)).toMatchObject([{ row: { notes: 'Wants an offer in May.' } }]) // prettier-ignore
  await page.keyboard.press('u')
  await see(page.getByRole('heading', { name: /Nora Ashdown/ }))
  await page.keyboard.press('s')
  await see(page.getByRole('heading', { name: /Nora Birch/ }))
  await page.keyboard.press('5')
  await see(page.getByLabel('Call back on'))
  await page.keyboard.press('Enter')
  await see(page.getByRole('heading', { name: /Nora Cedar/ }))
  await page.keyboard.press('2')
  await see(page.getByText('Everybody was called whose time has come.'))
  await expectAccessible(page, 'everybody was called')
  await picture(page, 'everybody was called')
  await page.getByRole('button', { name: 'Those who were passed over' }).click()
  await see(page.getByRole('heading', { name: /Nora Ashdown/ }))
  await page.getByRole('button', { name: 'To the list' }).click()
  await see(page.getByRole('list', { name: 'How the last calls went' }))
  await see(page.getByRole('button', { name: 'Take Nora Cedar off the list' }))
  await expectAccessible(page, 'a call list')
  await picture(page, 'a call list')
})

test('it fits a phone, and by night', async () => {
  const ada = await here.ada({ phone: true, dark: true })
  const { page } = ada
  const { id } = await listOf(ada, ['Drake'])
  await ada.visit(`/calling/${id}`)
  await see(page.getByRole('heading', { name: /Nora Drake/ }))
  await expectFits(page, 'calling on a phone')
  await expectAccessible(page, 'calling by night')
  await picture(page, 'calling on a phone')
})
