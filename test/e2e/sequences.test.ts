import { expect, test } from 'vitest'
import { expectAccessible, expectFits, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('steps are written, somebody is enrolled, and each number opens whom it counts', async () => {
  const ada = await here.ada()
  const { page, send } = ada
  const made = await send('POST', '/sequences', { name: 'After the fair' })
  const person = await send('POST', '/people', { firstName: 'Nora', lastName: 'Ashdown', phones: [{ value: '+49 30 7001000' }], emails: [{ value: 'nora@ashdown.example' }] }) // prettier-ignore
  await ada.visit(`/sequences/${made.id}`)
  await page.getByRole('button', { name: 'Write steps' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What is done').selectOption('email')
  await dialog.getByLabel('Subject').fill('Our talk')
  await dialog.getByLabel('Text').fill('Dear {firstname}, this is {me}.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await see(dialog.getByRole('alert').getByText(/\{firstname\} stands for nothing/))
  await dialog.getByLabel('Text').fill('Dear {firstName}, this is {me}.')
  await dialog.getByRole('button', { name: 'Add a step' }).click()
  await dialog.getByLabel('Title').fill('Ask again')
  await expectAccessible(page, 'writing steps')
  await picture(page, 'writing steps')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await seeNo(dialog)
  const steps = page.getByRole('list', { name: 'Steps' })
  await see(steps.getByText('Our talk'))
  await ada.visit(`/people/${person.id}`)
  await send('POST', `/people/${person.id}/enrol`, { sequence: made.id }, person.version)
  await see(page.getByRole('link', { name: 'After the fair' }))
  await picture(page, 'a person in a sequence')
  await page.getByRole('link', { name: 'E-mail: Our talk' }).first().click()
  await see(page.getByRole('heading', { name: /Step 1 of 2/ }))
  const mail = page.getByRole('link', { name: 'Write in the mail program' })
  expect(await mail.getAttribute('href')).toMatch(/^mailto:nora@ashdown\.example\?subject=Our%20talk&body=Dear%20Nora/)
  await expectAccessible(page, 'an e-mail to send')
  await picture(page, 'an e-mail to send')
  await page.getByRole('button', { name: 'Skip the step…' }).first().click()
  await page.getByRole('dialog').getByLabel('Why').fill('Spoke at the fair')
  await page.getByRole('dialog').getByRole('button', { name: 'Skip the step' }).click()
  await seeNo(page.getByRole('dialog'))
  await ada.visit(`/sequences/${made.id}`)
  await see(steps.getByRole('link', { name: 'Past it: 1' }))
  await expectAccessible(page, 'a sequence')
  await expectFits(page, 'a sequence')
  await picture(page, 'a sequence')
  await steps.getByRole('link', { name: 'At it: 1' }).click()
  await see(page.getByRole('link', { name: /Nora Ashdown/ }).first())
})

test('it fits a phone, and by night', async () => {
  const ada = await here.ada({ phone: true, dark: true })
  const { page, send } = ada
  const { id } = await send('POST', '/sequences', { name: 'After the congress' })
  const steps = [{ kind: 'email', days: 0, title: 'Our talk', text: 'Dear {firstName}' }, { kind: 'call', days: 2, title: 'Ask again', text: '' }] // prettier-ignore
  await send('POST', '/sequence-versions', { sequence: id, steps: JSON.stringify(steps) })
  const person = await send('POST', '/people', { lastName: 'Okoye', phones: [{ value: '+49 30 7001001' }], emails: [{ value: 'okoye@example.com' }] }) // prettier-ignore
  await send('POST', `/people/${person.id}/enrol`, { sequence: id }, person.version)
  await ada.visit(`/sequences/${id}`)
  await see(page.getByRole('list', { name: 'Steps' }).getByText('Our talk'))
  await expectAccessible(page, 'a sequence on a phone')
  await page.getByRole('button', { name: 'Change steps' }).tap()
  await see(page.getByRole('dialog').getByLabel('Subject'))
  await expectAccessible(page, 'writing steps on a phone')
  await ada.visit(`/people/${person.id}`)
  await page.getByRole('link', { name: 'E-mail: Our talk' }).first().tap()
  await see(page.getByRole('heading', { name: /Step 1 of 2/ }))
  await expectAccessible(page, 'an e-mail to send on a phone')
})
