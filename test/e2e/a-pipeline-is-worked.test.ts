import { expect, test } from 'vitest'
import { expectAccessible, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo } from './person.ts'

const here = journey()

test('a stage is given a checklist; a deal moves on once its points are ticked', async () => {
  const ada = await here.ada()
  const { page } = ada
  const stages = (await ada.send('GET', '/stages?sort=position')) as { id: string; name: string; pipeline: string }[]
  const { id: stage, name } = stages[1]!
  await ada.visit('/settings/pipelines')
  await page.getByRole('button', { name: `Checklist of ${name}`, exact: true }).click()
  const list = page.getByRole('group', { name: `Checklist of ${name}` })
  await list.getByLabel('New point').fill('Decider met')
  await list.getByRole('button', { name: 'Add' }).click()
  await see(list.getByText('Decider met'))
  await expectAccessible(page, 'a checklist in the settings')
  const { id } = await ada.send('POST', '/deals', { name: 'Ten mills', stage })
  await ada.visit(`/deals/${id}`)
  const path = page.getByRole('list', { name: 'Stages' })
  await path.getByRole('button', { name: stages[2]!.name }).click()
  await see(page.getByText(`“${name}” asks for this first: Decider met.`))
  await page.getByRole('checkbox', { name: 'Decider met' }).check()
  await see(page.getByText('1/1'))
  await expectAccessible(page, 'a deal with a checklist')
  await path.getByRole('button', { name: stages[2]!.name }).click()
  await seeNo(page.getByRole('checkbox', { name: 'Decider met' }))
  await ada.send('DELETE', `/exit-points/${((await ada.send('GET', '/exit-points')) as { id: string }[])[0]!.id}`, undefined, 1) // prettier-ignore
})

test('how deals go through a pipeline is seen stage by stage, and each number opens its deals', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/funnel')
  const first = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'New' }) })
  await see(first.getByText('Went on'))
  await see(page.getByRole('heading', { name: 'Won and lost' }))
  await expectAccessible(page, 'a funnel')
  const onward = first.getByText('Went on').locator('..').getByRole('link')
  const went = (await onward.textContent())!
  await onward.click()
  await see(page.getByText('Stage went through New, entered'))
  await see(
    page
      .getByText(new RegExp(`^${went} (deals?|of)`))
      .or(page.getByText(went, { exact: true }))
      .first(),
  )
  await expectAccessible(page, 'the deals behind a number of the funnel')
  await page.goBack()
  const lost = page.getByText(/^Lost: /).first().locator('..').getByRole('link') // prettier-ignore
  const count = Number((await lost.textContent())!.replace(/\D/g, ''))
  await lost.click()
  await see(page.getByRole('heading', { name: 'Deals', level: 1 }))
  await see(page.getByText(new RegExp(`^${count} (deals?|of)`)).or(page.getByText(String(count), { exact: true })))
})

test('a deal is shared with a colleague, who has what was said, and the owner what is left', async () => {
  const ada = await here.ada()
  const { page } = ada
  const users = (await ada.send('GET', '/users')) as { id: string; name: string }[]
  const owner = users.find(({ name }) => name.startsWith('Ada'))!.id
  const colleague = users.find(({ name }) => name.startsWith('Bob'))
  const amount = { amount: '1000', currency: 'EUR' }
  const { id } = await ada.send('POST', '/deals', { name: 'Shared mills', amount, owner })
  await ada.send('POST', '/deal-splits', { deal: id, seller: colleague!.id, percent: 25 })
  await ada.visit(`/deals/${id}`)
  const sellers = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sellers' }) })
  await see(sellers.getByText('75%'))
  await see(sellers.getByText('€750'))
  await expectAccessible(page, 'a deal that is shared')
  await sellers.getByLabel(`Share of ${colleague!.name}`, { exact: true }).click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('40')
  await page.keyboard.press('Enter')
  await see(sellers.getByText('€600'))
})

const reason = /^No activity for \d+ days?; .+ allows \d+$/

test('what is idle is found by a view and says why in the list, on its card and on its page', async () => {
  const ada = await here.ada()
  const { page } = ada
  const filter = encodeURIComponent('{"and":[{"field":"status","is":"open"},{"field":"idleOn","lte":"today"}]}')
  const idle = (await ada.send('GET', `/deals?sort=idleOn&filter=${filter}`)) as { id: string; name: string }[]
  const [{ id, name } = { id: '', name: '' }] = idle
  await ada.visit('/deals?view=idle')
  await see(page.getByRole('img', { name: reason }).first())
  await expectAccessible(page, 'deals that are idle')
  await picture(page, 'deals that are idle')
  await ada.visit(`/deals?layout=board&q=${encodeURIComponent(name)}`)
  await see(page.getByRole('group', { name }).getByText(/\d d idle/))
  expect(await page.getByTitle(reason).count()).toBeGreaterThan(0)
  await ada.visit(`/deals/${id}`)
  await see(page.getByText(reason))
  await expectAccessible(page, 'a deal that is idle')
  await picture(page, 'a deal that is idle')
  const { id: fresh } = await ada.send('POST', '/deals', { name: 'Just begun' })
  await ada.visit(`/deals/${fresh}`)
  await see(page.getByRole('list', { name: 'Stages' }))
  await seeNo(page.getByText(reason))
})

test('a deal says whom it is up against and to whom it was lost, and what is won against each opens its deals', async () => {
  const ada = await here.ada()
  const { page } = ada
  const name = 'Hydrax Dosing'
  const { id: competitor } = await ada.send('POST', '/competitors', { name })
  const { id } = await ada.send('POST', '/deals', { name: 'Four dosing pumps' })
  await ada.visit(`/deals/${id}`)
  const panel = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Competitors' }) })
  await panel.getByRole('button', { name: 'Name a competitor' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Competitor').click()
  await page.keyboard.type('Hydrax')
  await page.getByRole('option', { name }).click()
  await page.keyboard.press('Control+Enter')
  await see(panel.getByRole('link', { name }))
  await panel.getByRole('button', { name: `Change how ${name} stands` }).click()
  await panel.getByLabel('Note').click()
  await page.keyboard.type('Half our price')
  await page.keyboard.press('Enter')
  await see(panel.locator('small').getByText('Half our price'))
  await expectAccessible(page, 'competitors of a deal')
  await picture(page, 'competitors of a deal')
  const { version } = await ada.send('GET', `/deals/${id}`)
  await ada.send('POST', `/deals/${id}/lose`, { reason: 'competitor', lostTo: competitor }, version)
  await see(panel.getByText('Lost to them · Half our price'))
  await ada.visit('/win-loss')
  await page.getByLabel('By', { exact: true }).selectOption('competitor')
  const row = page.getByRole('list', { name: 'Competitor' }).getByRole('listitem').filter({ hasText: name })
  await row.getByText('Lost', { exact: true }).locator('..').getByRole('link', { name: '1' }).click()
  await see(page.getByText('Four dosing pumps'))
  await ada.visit(`/competitors/${competitor}`)
  await see(page.getByRole('link', { name: /Four dosing pumps/ }).first())
  await expectAccessible(page, 'a competitor')
  await picture(page, 'a competitor')
})

test('on a phone whom a deal is up against stands among what is related', async () => {
  const ada = await here.ada({ phone: true, dark: true })
  const { page } = ada
  const { id: competitor } = await ada.send('POST', '/competitors', { name: 'Flowis' })
  const { id } = await ada.send('POST', '/deals', { name: 'Two valves' })
  await ada.send('POST', '/deal-competitors', { deal: id, competitor, status: 'incumbent', note: 'For ten years' })
  await ada.visit(`/deals/${id}`)
  await page.getByRole('tab', { name: 'Related' }).click()
  await see(page.getByRole('link', { name: 'Flowis' }))
  await picture(page, 'competitors of a deal on a phone')
})
