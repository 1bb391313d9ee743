import type { Page } from 'playwright-core'
import type { Person } from './person.ts'

/** A screen of the app, by the route that draws it. */
export interface Screen {
  name: string
  route: string
  /** Its address. */
  at: string
  /** The part of the API that it reads for itself, without which it has nothing to show. */
  reads?: RegExp
  /** What it says where there is nothing yet, and what it offers then. */
  empty?: { says: RegExp; offers?: RegExp }
}

/** Every screen, with a company, a person and a deal to look at where there are some. */
export async function screensOf({ send }: Pick<Person, 'send'>): Promise<Screen[]> {
  const first = async (path: string) => ((await send('GET', path)) as { id: string }[])[0]?.id ?? 'none'
  const company = await first('/companies?q=Aquaform&limit=1')
  const [person, deal] = [await first('/people?limit=1'), await first('/deals?limit=1')]
  const { id: list } = (await send('POST', '/call-lists', { name: 'Customers of last year' })) as { id: string }
  return [
    { name: 'calling', route: '/calling/$id', at: `/calling/${list}` },
    { name: 'home', route: '/', at: '/', reads: /\/tasks\?/, empty: { says: /Nobody needs you/ } },
    {
      name: 'bin',
      route: '/bin',
      at: '/bin?of=company',
      reads: /\/companies\/bin/,
      empty: { says: /No companies are in/ },
    },
    {
      ...{ name: 'forecast', route: '/forecast', at: '/forecast', reads: /\/forecast\?/ },
      empty: { says: /No deal closes in this period/, offers: /Set targets/ },
    },
    {
      ...{ name: 'commissions', route: '/commissions', at: '/commissions', reads: /\/commissions\?/ },
      empty: { says: /Nobody whom you may ask about/ },
    },
    {
      ...{
        name: 'recurring revenue',
        route: '/recurring-revenue',
        at: '/recurring-revenue',
        reads: /\/recurring-revenue\?/,
      },
      empty: { says: /No subscription recurs in this period/ },
    },
    {
      ...{ name: 'visits of a day', route: '/visit-day', at: '/visit-day', reads: /\/visits\?/ },
      empty: { says: /No visits on/ },
    },
    {
      ...{ name: 'whom to visit', route: '/due-visits', at: '/due-visits', reads: /\/visits\/due(\?|$)/ },
      empty: { says: /Nobody is due for a visit/ },
    },
    {
      ...{ name: 'what ads do', route: '/lift', at: '/lift', reads: /\/placements\?/ },
      empty: { says: /No ads yet/ },
    },
    { name: 'waiting', route: '/waiting', at: '/waiting', empty: { says: /Everything has been sent/ } },
    {
      ...{ name: 'list', route: '/$plural', at: '/companies', reads: /\/companies\?/ },
      empty: { says: /There are no companies yet/, offers: /New company/ },
    },
    { name: 'groups', route: '/$plural', at: '/deals?group=stage', reads: /\/deals\/aggregate/ },
    { name: 'board', route: '/$plural', at: '/deals?layout=board', reads: /\/stages\?/ },
    { name: 'cards of a board', route: '/$plural', at: '/deals?layout=board&q=', reads: /\/deals\?/ },
    {
      ...{ name: 'list where nothing fits', route: '/$plural', at: '/companies?q=zzzz' },
      empty: { says: /No companies/, offers: /zzzz/ },
    },
    { name: 'month', route: '/$plural', at: '/tasks?layout=calendar', reads: /\/tasks\?/ },
    { name: 'week', route: '/$plural', at: '/tasks?layout=calendar&span=week', reads: /\/tasks\?/ },
    {
      ...{ name: 'agenda', route: '/$plural', at: '/tasks?layout=calendar&span=agenda', reads: /\/tasks\?/ },
      empty: { says: /no tasks in/i, offers: /New task/ },
    },
    {
      ...{ name: 'map', route: '/$plural', at: '/companies?layout=map', reads: /\/companies(\?|\/places)/ },
      empty: { says: /No companies/ },
    },
    { name: 'record', route: '/$plural/$id', at: `/companies/${company}`, reads: /\/companies\/[0-9a-f-]{36}\?/ },
    { name: 'timeline', route: '/$plural/$id', at: `/companies/${company}?`, reads: /\/timeline/ },
    { name: 'related', route: '/$plural/$id', at: `/companies/${company}#related`, reads: /\/people\?/ },
    { name: 'deal', route: '/$plural/$id', at: `/deals/${deal}`, reads: /\/(deal-lines|deal-people)\?/ },
    { name: 'history', route: '/$plural/$id', at: `/companies/${company}?history=true`, reads: /\/history/ },
    { name: 'peek', route: '/$plural', at: `/companies?peek=${company}`, reads: /\/companies\/[0-9a-f-]{36}\?/ },
    { name: 'brief', route: '/brief/$plural/$id', at: `/brief/people/${person}`, reads: /\/brief/ },
    { name: 'who calls', route: '/ring', at: '/ring' },
    { name: 'somebody calls', route: '/ring/$number', at: '/ring/+4930123', reads: /\/ring/ },
    {
      ...{ name: 'inbox', route: '/notifications', at: '/notifications', reads: /\/notifications\?/ },
      empty: { says: /Nothing waits for you/ },
    },
    {
      ...{ name: 'duplicates', route: '/duplicates', at: '/duplicates', reads: /\/duplicates(\?|$)/ },
      empty: { says: /Nothing is here twice/ },
    },
    {
      ...{ name: 'who writes', route: '/suggestions', at: '/suggestions', reads: /\/mail-suggestions\?/ },
      empty: { says: /Whoever writes with you is known/ },
    },
    { name: 'what needs care', route: '/care', at: '/care', reads: /\/care(\?|$)/ },
    { name: 'funnel', route: '/funnel', at: '/funnel', reads: /\/funnel\?/ },
    { name: 'my results', route: '/results', at: '/results', reads: /\/results\?/ },
    { name: 'a letter', route: '/write', at: '/write', reads: /\/mailboxes\?/ },
    {
      ...{ name: 'conversations', route: '/inbox', at: '/inbox', reads: /\/conversations\?/ },
      empty: { says: /You have no open conversations/ },
    },
    {
      ...{ name: 'outbox', route: '/outbox', at: '/outbox', reads: /\/letters\?/ },
      empty: { says: /All that you wrote has left/, offers: /Write an e-mail/ },
    },
    { name: 'import', route: '/import', at: '/import' },
    { name: 'what one does', route: '/begin', at: '/begin' },
    { name: 'a second step', route: '/two-steps', at: '/two-steps' },
    { name: 'what the company does', route: '/begin', at: '/begin?step=business' },
    { name: 'where data comes from', route: '/begin', at: '/begin?step=data' },
    { name: 'who works here', route: '/begin', at: '/begin?step=team' },
    { name: 'a merge', route: '/$plural/$id/merge', at: `/companies/${company}/merge` },
    { name: 'what was shared', route: '/share', at: '/share' },
    {
      ...{ name: 'what was won and lost', route: '/win-loss', at: '/win-loss', reads: /\/win-loss\?/ },
      empty: { says: /No deal was won or lost/ },
    },
    { name: 'nothing', route: '/$plural', at: '/dragons' },
  ]
}

/** The screens of those who are not signed in. */
export const doors: readonly Screen[] = [
  { name: 'sign in', route: '/sign-in', at: '/sign-in' },
  { name: 'dead welcome', route: '/welcome/$token', at: '/welcome/none' },
  { name: 'an ended link to ask somebody', route: '/ask/$token', at: '/ask/none' },
  { name: 'an ended link to a quote', route: '/quote/$token', at: '/quote/none' },
  { name: 'dead invitation', route: '/join/$token', at: '/join/none' },
  { name: 'dead reset', route: '/reset/$token', at: '/reset/none' },
]

/** Every page of the settings that the reader is offered. */
export async function settingsOf({ page, visit }: Person): Promise<Screen[]> {
  await visit('/settings')
  const links = page.getByRole('navigation', { name: 'Settings' }).getByRole('link')
  const reads: Record<string, RegExp> = {
    'sign-in': /\/session\/all/,
    'door-log': /\/door-log/,
    'audit-log': /\/audit-log/,
    'sign-in-rules': /\/sign-in-providers/,
    company: /\/workspaces\?/,
    currencies: /\/exchange-rates\?/,
    users: /\/users\?/,
    'role-sidebars': /\/preferences/,
    choices: /\/choices\?/,
    tags: /\/tags\?/,
    pipelines: /\/pipelines\?/,
    keys: /\/keys/,
    targets: /\/targets\?/,
    'commission-plans': /\/commission-plans\?/,
  }
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
  return addresses.map((at) => {
    const name = at.split('/').at(-1)!
    return { name: `settings, ${name}`, route: '/settings/$', at, ...(reads[name] && { reads: reads[name] }) }
  })
}

/** The routes of the app, as its router has them. */
export async function routesIn(page: Page): Promise<string[]> {
  const known = await page.evaluate(() =>
    Object.keys((globalThis as unknown as { __TSR_ROUTER__: { routesByPath: object } }).__TSR_ROUTER__.routesByPath),
  )
  return known.sort()
}
