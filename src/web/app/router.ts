import { createRouter, type AnyRouter } from '@tanstack/react-router'
import { client } from '../api/client.ts'
import type { RoomUi } from '../room.ts'
import { routeTree } from './routes.tsx'

let current: AnyRouter | undefined

/** Makes the one router; links are prefetched when they are pointed at. */
export function makeRouter(rooms: readonly RoomUi[]): AnyRouter {
  current = createRouter({
    routeTree: routeTree(rooms),
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  }) as AnyRouter
  return current
}

/** Goes to an address of the app from outside of a component. */
export function goTo(address: string, { replace = false } = {}): void {
  void current?.navigate({ href: address, replace } as never)
}
