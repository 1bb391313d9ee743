import { kilometresBetween, type Spot } from '../../../kernel/geo.ts'

/** Somewhere to go on a day. */
export interface Stop {
  id: string
  spot: Spot | null
}

/** A stop in its place of the way, with the kilometres to it from the one before, as the crow flies. */
export interface Leg {
  id: string
  spot: Spot | null
  kilometres: number | null
}

/**
 * A short way through the stops of a day: from each of them each time to the nearest that is left, then any stretch turned
 * round that makes it shorter (2-opt), until none does; of these ways the shortest. It begins at `start` if there is one. The same stops have
 * the same way in whatever order they are given. What lies nobody knows where comes last.
 */
export function routeOf(stops: readonly Stop[], start: Spot | null = null): Leg[] {
  const known = stops.filter(isPlaced).toSorted(byId)
  const lost = stops.filter((stop) => stop.spot === null).toSorted(byId)
  const way = shortest(known.length > 0 ? waysFrom(known, start) : [[]], start)
  return [...legsOf(way, start), ...lost.map(({ id }) => ({ id, spot: null, kilometres: null }))]
}

type Placed = Stop & { spot: Spot }
const isPlaced = (stop: Stop): stop is Placed => stop.spot !== null
const byId = (one: Stop, other: Stop) => (one.id < other.id ? -1 : 1)

/** So many beginnings are tried: more stops than that nobody goes to in a day. */
const mostBeginnings = 30

const waysFrom = (stops: readonly Placed[], start: Spot | null): Placed[][] =>
  stops.slice(0, mostBeginnings).map((first) => shortened(nearestFirst(stops, first.spot), start))

function nearestFirst(stops: readonly Placed[], from: Spot): Placed[] {
  const left = [...stops]
  const way: Placed[] = []
  for (let here = from; left.length > 0; here = way.at(-1)!.spot) {
    const far = left.map(({ spot }) => kilometresBetween(here, spot))
    way.push(...left.splice(far.indexOf(Math.min(...far)), 1))
  }
  return way
}

/** Turns stretches round while that makes the way shorter. */
function shortened(way: readonly Placed[], start: Spot | null): Placed[] {
  const best = [...way]
  for (let turn = firstTurn(best, start); turn; turn = firstTurn(best, start)) {
    const [from, to] = turn
    best.splice(from, to - from + 1, ...best.slice(from, to + 1).toReversed())
  }
  return best
}

/** The first stretch that makes the way shorter when it is gone the other way; rounding must not keep it going. */
function firstTurn(way: readonly Placed[], start: Spot | null): readonly [number, number] | null {
  const spotAt = (index: number) => (index < 0 ? start : (way[index]?.spot ?? null))
  for (let from = 0; from < way.length - 1; from++)
    for (let to = from + 1; to < way.length; to++) {
      const [before, first, last, after] = [spotAt(from - 1), spotAt(from), spotAt(to), spotAt(to + 1)]
      if (far(before, last) + far(first, after) < far(before, first) + far(last, after) - 1e-9) return [from, to]
    }
  return null
}

const far = (one: Spot | null, other: Spot | null) => (one && other ? kilometresBetween(one, other) : 0)

const shortest = (ways: readonly Placed[][], start: Spot | null): Placed[] =>
  ways.reduce((one, other) => (lengthOf(other, start) < lengthOf(one, start) - 1e-9 ? other : one))

function legsOf(way: readonly Placed[], start: Spot | null): Leg[] {
  return way.map(({ id, spot }, index) => {
    const before = index === 0 ? start : way[index - 1]!.spot
    return { id, spot, kilometres: before && kilometresBetween(before, spot) }
  })
}

const lengthOf = (way: readonly Placed[], start: Spot | null): number =>
  legsOf(way, start).reduce((sum, { kilometres }) => sum + (kilometres ?? 0), 0)
