import {
  createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect, type AnyRoute,
} from '@tanstack/react-router' // prettier-ignore
import type { QueryClient } from '@tanstack/react-query'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { isLeaving } from '../api/end-session.ts'
import { meQuery, type Me } from '../api/use-me.ts'
import { loadLayoutHere } from '../list/load-layout.ts'
import { fetchPanels } from '../record/panels-of.ts'
import type { RoomUi } from '../room.ts'
import { withLaterWords } from '../words/words.ts'
import { NothingHere, PageTrouble } from './errors.tsx'
import { definitionAt, stepsPage } from './registry.ts'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet,
  errorComponent: PageTrouble,
  notFoundComponent: NothingHere,
})

interface Arriving {
  context: { client: QueryClient }
  location: { href: string; pathname: string }
}

/** Asks who is signed in, and sends strangers to the door; of whom a second step is asked, to where it is turned on. */
async function knownOnly({ context, location }: Arriving): Promise<void> {
  if (await isLeaving()) throw redirect({ to: '/sign-in' } as never)
  const me = await context.client.ensureQueryData(meQuery).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'signed_out') throw error
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } } as never)
  })
  const page = stepsPage()
  if (me.steps?.due && page && location.pathname !== page) throw redirect({ to: page } as never)
}

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: lazyRouteComponent(() => import('../shell/frame.tsx'), 'Frame'),
  beforeLoad: knownOnly,
})

type Load = () => Promise<Record<string, unknown>>
const inside = (path: string, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => frame,
    path,
    component: lazyRouteComponent(load as never, name as never) as never,
    errorComponent: PageTrouble,
    notFoundComponent: NothingHere,
  })
const outside = (path: string, load: Load, name: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never) as never,
  })

/** A page for those who are signed in, without the frame. */
const alone = (path: string, load: Load) =>
  createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: knownOnly,
    component: lazyRouteComponent(load as never, 'default' as never) as never,
    errorComponent: PageTrouble,
  })

const homePage = () => import('../home/home-page.tsx')
const recordPage = () => import('../record/record-page.tsx')

function listPage() {
  loadLayoutHere()
  return import('../list/list-page.tsx')
}

const settingsPage = withLaterWords(() => import('../settings/settings-page.tsx'))

/** Begins to fetch the page at the address, and what it shows first, beside what must be known before it is drawn. */
export function loadPageHere({ me, spoken }: { me: Promise<Me | undefined>; spoken: Promise<unknown> }): void {
  const [, path = '', id, further] = location.pathname.split('/')
  const definition = definitionAt(path)
  if (further || (path && !definition)) return
  void aheadOf(definition, id, spoken).then(async (read) => {
    const person = await me
    if (person) read(person)
  })
}

async function aheadOf(definition: RecordDefinition | undefined, id: string | undefined, spoken: Promise<unknown>) {
  if (definition && id) {
    fetchPanels(definition.name)
    return (await recordPage()).recordAhead(definition, id)
  }
  if (definition) return (await listPage()).listAhead(definition)
  const [page] = await Promise.all([homePage(), spoken])
  return page.homeAhead()
}

/** Pages of the frame; a name without parameters wins over `/$plural`. */
const pages = () => [
  inside('/', homePage, 'HomePage'),
  inside(
    '/bin',
    withLaterWords(() => import('../bin/bin-page.tsx')),
    'BinPage',
  ),
  inside(
    '/waiting',
    withLaterWords(() => import('../offline/waiting-page.tsx')),
    'WaitingPage',
  ),
  inside('/share', () => import('../share/share-page.tsx'), 'SharePage'),
  inside('/settings/$', settingsPage, 'SettingsPage'),
  inside('/$plural', listPage, 'ListPage'),
  inside(
    '/$plural/$id/merge',
    withLaterWords(() => import('../merge/merge-page.tsx')),
    'MergePage',
  ),
  inside('/$plural/$id', recordPage, 'RecordPage'),
]

const doors = () => [
  outside('/sign-in', () => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
  outside('/welcome/$token', () => import('../sign-in/link-page.tsx'), 'LinkPage'),
  outside('/join/$token', () => import('../sign-in/link-page.tsx'), 'LinkPage'),
  outside('/reset/$token', () => import('../sign-in/link-page.tsx'), 'LinkPage'),
]

/** The table of all pages: the frame's, then those that rooms add. */
export function routeTree(rooms: readonly RoomUi[]): AnyRoute {
  const added = rooms.flatMap((room) => room.routes ?? [])
  const open = added.filter((each) => each.open).map(({ path, load }) => outside(path, load as Load, 'default'))
  const framed = added
    .filter((each) => !each.bare && !each.open)
    .map(({ path, load }) => inside(path, withLaterWords(load as Load), 'default'))
  const bare = added.filter((each) => each.bare).map(({ path, load }) => alone(path, withLaterWords(load as Load)))
  const children = [...doors(), ...open, ...bare, frame.addChildren([...pages(), ...framed])]
  return root.addChildren(children as never) as unknown as AnyRoute
}
