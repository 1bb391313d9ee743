import address from './world.json?url'
import { toWorld } from './projection.ts'

interface Drawn {
  steps: [number, number]
  borders: number[][]
  countries: { code?: string; shapes: number[][][] }[]
}

/** A country as a path over a world that is 1 wide and 1 high, and where its name stands. */
export interface Country {
  code: string | undefined
  path: Path2D
  middle: [x: number, y: number]
  /** Of its largest part. */
  width: number
}

type Point = readonly [x: number, y: number]
let read: Promise<Country[]> | undefined

/** The countries of the world, which come with the app; read once, when the first map is drawn. */
export const readWorld = (): Promise<Country[]> =>
  (read ??= fetch(address)
    .then((answer) => answer.json())
    .then(shaped))

function shaped({ steps, borders, countries }: Drawn): Country[] {
  const lines = borders.map((border) => pointsOf(border, steps))
  const ring = (parts: readonly number[]) =>
    parts.flatMap((part, index) => (part < 0 ? lines[~part]!.toReversed() : lines[part]!).slice(index > 0 ? 1 : 0))
  // What crosses the date line goes on beyond the edge of the world.
  const unbroken = (points: readonly Point[]): Point[] => {
    let turn = 0
    return points.map(([x, y], at) => {
      const step = at > 0 ? x - points[at - 1]![0] : 0
      if (Math.abs(step) > 0.5) turn -= Math.sign(step)
      return [x + turn, y]
    })
  }
  return countries.map(({ code, shapes }) => {
    const path = new Path2D()
    let largest: Extent = { width: 0, middle: [0, 0] }
    for (const shape of shapes) {
      for (const [index, parts] of shape.entries()) {
        const points = unbroken(ring(parts))
        points.forEach(([x, y], at) => (at === 0 ? path.moveTo(x, y) : path.lineTo(x, y)))
        path.closePath()
        const extent = extentOf(points)
        if (index === 0 && extent.width > largest.width) largest = extent
      }
    }
    return { code, path, ...largest }
  })
}

/** Steps from point to point as points of the world. */
function pointsOf(border: readonly number[], [wide, high]: [number, number]): Point[] {
  const points: Point[] = []
  let x = 0
  let y = 0
  for (let at = 0; at < border.length; at += 2) {
    x += border[at]!
    y += border[at + 1]!
    points.push(toWorld({ longitude: (x / wide) * 360 - 180, latitude: (y / high) * 180 - 90 }))
  }
  return points
}

interface Extent {
  width: number
  middle: [x: number, y: number]
}
function extentOf(points: readonly Point[]): Extent {
  let [west, east, north, south] = [2, -1, 1, 0]
  for (const [x, y] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    north = Math.min(north, y)
    south = Math.max(south, y)
  }
  return { width: east - west, middle: [(west + east) / 2, (north + south) / 2] }
}
