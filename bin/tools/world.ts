import { createRequire } from 'node:module'

interface Topology {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: [number, number][][]
  objects: { countries: { geometries: { type: string; id?: string; arcs: unknown }[] } }
}

/** Steps of a world's width and height: two kilometres on the ground at most. */
const steps: [number, number] = [20_000, 10_000]

/**
 * The shapes of all countries, from Natural Earth by way of world-atlas, on a grid of about two kilometres: borders as steps from
 * point to point, each once, and countries as the borders around them.
 */
export function world(): string {
  const { transform, arcs, objects } = createRequire(import.meta.url)('world-atlas/countries-50m.json') as Topology
  const countries = objects.countries.geometries.map(({ id, type, arcs: rings }) => ({
    ...(id && { code: codeOf(id) }),
    shapes: type === 'Polygon' ? [rings] : rings,
  }))
  return `${JSON.stringify({ steps, borders: arcs.map((arc) => onGrid(arc, transform)), countries })}\n`
}

/** The two letters of a country's three digits. */
const codeOf = (digits: string) => new Intl.Locale(`und-${digits}`).region

function onGrid(arc: readonly [number, number][], { scale, translate }: Topology['transform']): number[] {
  const flat: number[] = []
  let [x, y, lastX, lastY] = [0, 0, 0, 0]
  arc.forEach(([dx, dy], index) => {
    x += dx
    y += dy
    const gridX = Math.round(((x * scale[0] + translate[0] + 180) / 360) * steps[0])
    const gridY = Math.round(((y * scale[1] + translate[1] + 90) / 180) * steps[1])
    const isEnd = index === arc.length - 1
    if (index > 0 && !isEnd && gridX === lastX && gridY === lastY) return
    flat.push(gridX - lastX, gridY - lastY)
    lastX = gridX
    lastY = gridY
  })
  return flat
}
