import {
  createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect, type AnyRoute,
} from '@tanstack/react-router' // prettier-ignore
import type { QueryClient } from '@tanstack/react-query'
import { Refusal } from '../../kernel/refusal.ts'
import { meQuery } from '../api/use-me.ts'
import type { RoomUi } from '../room.ts'
import { NothingHere, PageTrouble } from './errors.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet,
  errorComponent: PageTrouble,
  notFoundComponent: NothingHere,
})

/** Everything inside the frame asks who is signed in, and sends strangers to the door. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: lazyRouteComponent(() => import('../shell/frame.tsx'), 'Frame'),
  beforeLoad: async ({ context, location }) => {
    await context.client.ensureQueryData(meQuery).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.code !== 'signed_out') throw error
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } } as never)
    })
  },
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

/** Pages of the frame; a name without parameters wins over `/$plural`. */
const pages = () => [
  inside('/', () => import('../home/home-page.tsx'), 'HomePage'),
  inside('/settings/$', () => import('../settings/settings-page.tsx'), 'SettingsPage'),
  inside('/$plural', () => import('../list/list-page.tsx'), 'ListPage'),
  inside('/$plural/$id', () => import('../record/record-page.tsx'), 'RecordPage'),
]

const doors = () => [
  outside('/sign-in', () => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
  outside('/welcome/$token', () => import('../sign-in/link-page.tsx'), 'LinkPage'),
  outside('/join/$token', () => import('../sign-in/link-page.tsx'), 'LinkPage'),
  outside('/reset/$token', () => import('../sign-in/link-page.tsx'), 'LinkPage'),
  ...(import.meta.env.DEV ? [outside('/kit', () => import('../kit/kit-page.tsx'), 'KitPage')] : []),
]

/** The table of all pages: the frame's, then those that rooms add. */
export function routeTree(rooms: readonly RoomUi[]): AnyRoute {
  const added = rooms
    .flatMap((room) => room.routes ?? [])
    .map(({ path, load }) => inside(path, load as Load, 'default'))
  return root.addChildren([...doors(), frame.addChildren([...pages(), ...added])] as never) as unknown as AnyRoute
}
