import { lazy, useState, type FunctionComponent, type ReactNode } from 'react'

type Door = FunctionComponent<never> | { default: FunctionComponent<never> }
type Component<D extends Door> = D extends { default: infer C } ? C : D
type PropsOf<D extends Door> = Component<D> extends FunctionComponent<infer P> ? P : never

/** A piece of the screen in a file of its own. */
export interface Fetched<D extends Door> {
  (props: PropsOf<D>): ReactNode
  /** Fetches it before it is drawn; a fetch that failed is tried again. */
  fetch: () => Promise<D>
  isHere: () => boolean
}

const known = new WeakMap<() => Promise<Door>, Fetched<Door>>()

/**
 * What draws a piece of the screen whose file is fetched when it is first drawn, or ahead of that; the same for the same `load`.
 * What has come is drawn at once: whatever React's `lazy` has waited for, if for a moment, it shows 300 ms later.
 */
export function fetched<D extends Door>(load: () => Promise<D>): Fetched<D> {
  const one = known.get(load) ?? (piece(load) as unknown as Fetched<Door>)
  known.set(load, one)
  return one as unknown as Fetched<D>
}

function piece<D extends Door>(load: () => Promise<D>): Fetched<D> {
  let here: FunctionComponent<PropsOf<D>> | undefined
  let coming: Promise<D> | undefined
  const fetch = () => (coming ??= load().then(keep, forget))
  const keep = (door: D) => {
    here = ('default' in door ? door.default : door) as FunctionComponent<PropsOf<D>>
    return door
  }
  const forget = (error: unknown) => {
    coming = undefined
    throw error
  }
  const Waiting = lazy(async () => ({ default: (await fetch(), here!) }))
  function Piece(props: PropsOf<D>) {
    const [Drawn] = useState(() => here ?? Waiting)
    return <Drawn {...(props as PropsOf<D> & object)} />
  }
  return Object.assign(Piece, { fetch, isHere: () => here !== undefined })
}
