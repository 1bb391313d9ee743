import { afterEach, expect, test } from 'vitest'
import { expectAccessible, picture } from './accessible.ts'
import { journey } from './journey.ts'
import { see, seeNo, type Person } from './person.ts'
import { kept, keptAnswer } from './phone.ts'

const here = journey('demo', { https: true })

afterEach(() => here.company.line.mend())

/** Today where the company is, which is where its people are. */
async function todayOf({ page }: Person): Promise<string> {
  return page.evaluate(() => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Berlin' }))
}

async function companyAt(person: Person, name: string, latitude: number): Promise<string> {
  const addresses = [{ city: 'Anywhere', latitude, longitude: 10, primary: true }]
  return ((await person.send('POST', '/companies', { name, addresses })) as { id: string }).id
}

test('the visits of a day are gone to in a short way', async () => {
  const ada = await here.ada()
  const { page } = ada
  const day = '2031-03-04'
  for (const [name, latitude] of [['Far', 52], ['Near', 50], ['Middle', 51]] as const) {
    const company = await companyAt(ada, `${name} Clinic`, latitude)
    await ada.send('POST', '/visits', { title: `${name} Clinic`, about: [company], day })
  }
  await ada.visit(`/visit-day?day=${day}`)
  const visits = page.getByRole('listitem').filter({ hasText: 'Clinic' })
  await expect.poll(() => visits.count()).toBe(3)
  await expect.poll(async () => (await visits.allInnerTexts()).map((text) => /\w+(?= Clinic)/.exec(text)![0]).join()).toMatch(/^(Near,Middle,Far|Far,Middle,Near)$/)
  await see(page.getByText('About 222 km as the crow flies.'))
  await expectAccessible(page, 'visits of a day')
  await page.getByRole('button', { name: 'The day after' }).click()
  await see(page.getByText(/^No visits on/))
}) // prettier-ignore

test('a visit is checked in, reported and signed without a network, and sent once there is one', async () => {
  const ada = await here.ada({ phone: true })
  const { page } = ada
  const company = await companyAt(ada, 'Tunnel Clinic', 50)
  await ada.send('POST', '/products', { name: 'Ointment' })
  const { id } = await ada.send('POST', '/visits', { title: 'Tunnel Clinic', about: [company], day: await todayOf(ada) }) // prettier-ignore
  await ada.visit('/')
  await kept(page)
  for (const each of [`visits/${id}?`, `companies/${company}?`, 'visits/route?', 'visit-samples?', 'products?'])
    await keptAnswer(page, each)
  await page.context().setOffline(true)
  await page.goto('/visit-day')
  await page.getByRole('link', { name: 'Tunnel Clinic' }).first().tap()
  await see(page.getByRole('heading', { name: 'Tunnel Clinic', level: 2 }))
  await picture(page, 'a visit to come')
  await page.getByRole('button', { name: 'Without the place' }).tap()
  await page.getByRole('textbox', { name: 'Report' }).fill('They want more of it.')
  await page.getByRole('tab', { name: 'Related' }).tap()
  await page.getByRole('combobox', { name: 'Product' }).fill('Ointment')
  await page.getByRole('textbox', { name: 'Lot' }).fill('A-17')
  await page.getByRole('button', { name: 'Leave it' }).tap()
  await see(page.getByText('1 × Ointment'))
  await page.getByRole('button', { name: 'More', exact: true }).first().tap()
  await page.getByRole('menuitem', { name: 'Visited' }).tap()
  await page.getByRole('tab', { name: 'Timeline' }).tap()
  await page.getByRole('button', { name: 'Have it signed' }).tap()
  const asked = page.getByRole('dialog', { name: 'Report to sign' })
  await see(asked.getByText('They want more of it.'))
  await see(asked.getByText('1 × Ointment (A-17)'))
  await asked.getByLabel('Your name').fill('Eva Kowalski')
  const pad = (await asked.getByRole('img').boundingBox())!
  await page.mouse.move(pad.x + 20, pad.y + 20)
  await page.mouse.down()
  await page.mouse.move(pad.x + 90, pad.y + 60)
  await page.mouse.up()
  await expectAccessible(page, 'a report to sign')
  await asked.getByRole('button', { name: 'Sign the report' }).tap()
  await seeNo(asked)
  await page.context().setOffline(false)
  await expect.poll(() => ada.send('GET', `/visits/${id}`)).toMatchObject({ status: 'done', report: 'They want more of it.', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }) // prettier-ignore
  expect(await ada.send('GET', `/visits/${id}/signature`)).toMatchObject({ name: 'Eva Kowalski', strokes: expect.stringMatching(/^M[\d.]+ [\d.]+L/), intact: true }) // prettier-ignore
  await ada.visit(`/visits/${id}`)
  await see(page.getByText('The report is what was signed.'))
  await expectAccessible(page, 'a signed visit')
})

test('who is due for a visit is planned for a day, near whom one goes anyway, and seen on the map', async () => {
  const ada = await here.ada()
  const { page } = ada
  await ada.visit('/settings/visit-cycles')
  await page.getByRole('button', { name: 'New cycle' }).click()
  const form = page.getByRole('dialog', { name: 'New cycle' })
  await form.getByRole('textbox', { name: 'Name' }).fill('All of them')
  await form.getByRole('button', { name: 'Add' }).click()
  await see(page.getByText('Companies · Weeks apart: 6'))
  await expectAccessible(page, 'visit cycles')
  const day = '2031-03-06'
  const [, near] = [await companyAt(ada, 'Anchor Clinic', 40), await companyAt(ada, 'Harbour Clinic', 40.1)]
  const gone = await companyAt(ada, 'Lighthouse Clinic', 40.2)
  await ada.send('POST', '/visits', { title: 'Lighthouse Clinic', about: [gone], day })
  await ada.send('POST', '/visits', { title: 'Lost Clinic', day })
  await ada.visit(`/visit-day?day=${day}`)
  await see(page.getByRole('application', { name: 'The way on the map' }))
  await see(page.getByText('Not on the map: Lost Clinic'))
  await expectAccessible(page, 'the way of a day on the map')
  await page.getByRole('link', { name: 'Near these visits: 2 to visit, 0 overdue' }).click()
  await page.getByRole('checkbox', { name: 'Choose Harbour Clinic' }).check()
  await expectAccessible(page, 'whom to visit')
  await page.getByRole('button', { name: 'Plan one visit' }).click()
  await expect.poll(async () => await ada.send('GET', `/visits?filter=${encodeURIComponent(JSON.stringify({ field: 'about', contains: near }))}`)).toMatchObject([{ day, status: 'planned' }]) // prettier-ignore
  await seeNo(page.getByRole('checkbox', { name: 'Choose Harbour Clinic' }))
  await ada.visit(`/visit-day?day=${day}`)
  await see(
    page
      .getByRole('button', { name: '2: ' })
      .or(page.getByRole('button', { name: /^2: \w+ Clinic/ }))
      .first(),
  )
  await picture(page, 'a way on the map')
})
