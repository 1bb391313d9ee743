import { expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { journey } from './journey.ts'
import { see } from './person.ts'

const here = journey()

test('somebody is asked by a link, corrects on their phone what is wrong, and that stands in the history as said by them', async () => {
  const ada = await here.ada()
  const { page } = ada
  const given = {
    firstName: 'Ottilie',
    lastName: 'Querfurt',
    emails: [{ value: 'old@querfurt.example', primary: true }],
  }
  const { id } = (await ada.send('POST', '/people', given)) as { id: string }
  await ada.visit(`/people/${id}`)
  await page.getByRole('button', { name: 'Ask them whether this is right' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ask Ottilie Querfurt' })
  await see(dialog.getByRole('checkbox', { name: 'E-mail' }))
  await expectAccessible(page, 'asking somebody')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue()
  await expectAccessible(page, 'a link to ask somebody')

  const ottilie = await here.stranger({ phone: true })
  await ottilie.visit(new URL(link).pathname)
  await see(ottilie.page.getByRole('heading', { name: 'Is this still right?' }))
  await expectAccessible(ottilie.page, 'what somebody is asked')
  await ottilie.page.getByLabel('E-mail', { exact: true }).fill('new@querfurt.example')
  await ottilie.page.getByRole('button', { name: 'This is right' }).click()
  await see(ottilie.page.getByText(/Thank you/))

  const { emails } = (await ada.send('GET', `/people/${id}`)) as { emails: { value: string }[] }
  expect(emails.map(({ value }) => value)).toEqual(['new@querfurt.example'])
  await ada.visit(`/people/${id}`)
  await see(page.getByRole('main').getByText('new@querfurt.example').first())
  const [line] = (await ada.send('GET', `/people/${id}/history`)) as { actor: { kind: string; name: string } }[]
  expect(line!.actor).toMatchObject({ kind: 'customer', name: 'Ottilie Querfurt' })
  await ottilie.visit(new URL(link).pathname)
  await see(ottilie.page.getByText(/This link has ended/))
})
