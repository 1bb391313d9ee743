import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { picture } from './accessible.ts'
import { atRest, misfitsOf, smallOf } from './fits.ts'
import { journey } from './journey.ts'
import { see, type Person } from './person.ts'
import { doors, settingsOf } from './screens.ts'

const here = journey()

/** An address of each route, as a company at work fills it; several where a page has several faces. */
async function addressesOf(person: Person): Promise<Record<string, string[]>> {
  const { send } = person
  const idOf = async (plural: string) => ((await send('GET', `/${plural}?limit=1`)) as { id: string }[])[0]!.id
  const [somebody, company, deal, task, meeting] = await Promise.all(['people', 'companies', 'deals', 'tasks', 'meetings'].map(idOf)) // prettier-ignore
  const visit = ((await send('POST', '/visits', { title: 'To be reported' })) as { id: string }).id
  const list = ((await send('POST', '/call-lists', { name: 'Customers of last year' })) as { id: string }).id
  return {
    '/': ['/'],
    '/calling/$id': [`/calling/${list}`],
    '/$plural': ['/people', '/companies', '/deals', '/deals?layout=board', '/tasks', '/tasks?layout=calendar', '/companies?layout=map', '/calls', '/notes', '/emails', '/meetings', '/files', '/products', '/households'], // prettier-ignore
    '/$plural/$id': [`/people/${somebody}`, `/companies/${company}`, `/deals/${deal}`, `/tasks/${task}`, `/meetings/${meeting}`, `/visits/${visit}`], // prettier-ignore
    '/visit-day': ['/visit-day'],
    '/due-visits': ['/due-visits'],
    '/lift': ['/lift'],
    '/commissions': ['/commissions'],
    '/recurring-revenue': ['/recurring-revenue'],
    '/forecast': ['/forecast', '/forecast?period=2020-Q1'],
    '/begin': ['/begin', '/begin?step=business', '/begin?step=data'],
    '/$plural/$id/merge': [`/companies/${company}/merge`],
    '/bin': ['/bin'],
    '/brief/$plural/$id': [`/brief/people/${somebody}`, `/brief/meetings/${meeting}`],
    '/care': ['/care', '/care?whose=all&of=deal&kind=stepless'],
    '/duplicates': ['/duplicates'],
    '/funnel': ['/funnel'],
    '/import': ['/import'],
    '/notifications': ['/notifications'],
    '/ring': ['/ring'],
    '/ring/$number': ['/ring/+4930123'],
    '/settings/$': ['/settings', ...(await settingsOf(person)).map(({ at }) => at)],
    '/share': ['/share'],
    '/suggestions': ['/suggestions'],
    '/two-steps': ['/two-steps'],
    '/waiting': ['/waiting'],
    '/results': ['/results'],
    '/win-loss': ['/win-loss'],
    '/write': ['/write'],
    '/outbox': ['/outbox'],
    '/inbox': ['/inbox', '/inbox?queue=all'],
  }
}

const routesIn = (page: Page) =>
  page.evaluate(() => Object.keys((globalThis as unknown as { __TSR_ROUTER__: { routesByPath: object } }).__TSR_ROUTER__.routesByPath)) // prettier-ignore

async function look(person: Person, address: string, language: string): Promise<string[]> {
  await person.visit(address)
  await see(person.page.getByRole('heading').first())
  const name = `${
    address
      .replaceAll('/', ' ')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'one')
      .trim() || 'home'
  } ${language}`
  await atRest(person.page)
  await picture(person.page, name)
  const misfits = [...(await misfitsOf(person.page)), ...(await smallOf(person.page))]
  return misfits.map((each) => `${name}: ${each}`)
}

// What is where differs with the direction of reading, and not with the theme.
test.each([['en', false], ['ar', true]])('no page is wider than a phone, nothing on it is clipped, and all of it fits a thumb, in %s', async (language, dark) => {
  const ada = await here.ada({ phone: true, dark })
  const addresses = await addressesOf(ada)
  await ada.send('PATCH', '/me/preferences', { language })
  await ada.visit('/')
  expect([...Object.keys(addresses), ...doors.map(({ route }) => route)].sort()).toEqual((await routesIn(ada.page)).sort())
  const misfits: string[] = []
  for (const address of Object.values(addresses).flat()) misfits.push(...(await look(ada, address, language)))
  expect(misfits).toEqual([])
}, 400_000) // prettier-ignore

test('every door fits a phone and a thumb', async () => {
  const stranger = await here.stranger({ phone: true })
  const misfits: string[] = []
  for (const { at } of doors) {
    await stranger.page.goto(at)
    await see(stranger.page.getByRole('heading').first())
    await atRest(stranger.page)
    misfits.push(...(await misfitsOf(stranger.page)), ...(await smallOf(stranger.page)))
  }
  expect(misfits).toEqual([])
})
