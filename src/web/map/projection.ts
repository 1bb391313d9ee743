import type { Box, Spot } from '../../kernel/geo.ts'

/** What a map shows: its middle, and how near; the world is 256 pixels wide at 0, and twice as wide at each step. */
export interface MapView extends Spot {
  zoom: number
}
export interface Size {
  width: number
  height: number
}

export const nearest = 14
const poles = 85.0511
const tile = 256

/** A spot as shares of the world's width and height, as Mercator draws it. */
export function toWorld({ latitude, longitude }: Spot): [x: number, y: number] {
  const radians = (Math.max(-poles, Math.min(poles, latitude)) * Math.PI) / 180
  return [(longitude + 180) / 360, (1 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / Math.PI) / 2]
}

/** The spot at shares of the world; beyond its edges it begins anew. */
export function fromWorld(x: number, y: number): Spot {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * Math.max(0, Math.min(1, y))))) * 180) / Math.PI
  const longitude = ((((x * 360) % 360) + 360) % 360) - 180
  return { latitude, longitude }
}

export const worldPixels = ({ zoom }: MapView) => tile * 2 ** zoom

/** Where a spot lies on a map of that size, in pixels from its upper left corner; of its repetitions the one nearest to the middle. */
export function pixelOf(view: MapView, size: Size, spot: Spot): [x: number, y: number] {
  const [middleX, middleY] = toWorld(view)
  const [x, y] = toWorld(spot)
  const wide = worldPixels(view)
  const across = ((((x - middleX + 0.5) % 1) + 1) % 1) - 0.5
  return [across * wide + size.width / 2, (y - middleY) * wide + size.height / 2]
}

/** The view moved by pixels, as a hand drags it. */
export function moved(view: MapView, by: [x: number, y: number]): MapView {
  const [x, y] = toWorld(view)
  const wide = worldPixels(view)
  return { ...fromWorld(x - by[0] / wide, y - by[1] / wide), zoom: view.zoom }
}

/** The view nearer or farther by so much, while what lies under a pixel stays there. */
export function zoomed(view: MapView, size: Size, by: number, [atX, atY]: [number, number]): MapView {
  const zoom = Math.max(farthest(size), Math.min(nearest, view.zoom + by))
  const off: [number, number] = [size.width / 2 - atX, size.height / 2 - atY]
  const there = moved(view, off)
  return moved({ ...there, zoom }, [-off[0], -off[1]])
}

/** As far away as the world still fills the width. */
export const farthest = ({ width }: Size) => Math.max(0, Math.log2(Math.max(width, tile) / tile))

/** What a map of that size shows. */
export function boxOf(view: MapView, { width, height }: Size): Box {
  const [x, y] = toWorld(view)
  const wide = worldPixels(view)
  const north = fromWorld(0, y - height / 2 / wide).latitude
  const south = fromWorld(0, y + height / 2 / wide).latitude
  if (width >= wide) return [-180, south, 180, north]
  return [fromWorld(x - width / 2 / wide, 0).longitude, south, fromWorld(x + width / 2 / wide, 0).longitude, north]
}

/** The nearest view that shows all spots, with room around them. */
export function viewOf(spots: readonly Spot[], size: Size): MapView {
  if (spots.length === 0) return { latitude: 30, longitude: 10, zoom: farthest(size) }
  const worlds = spots.map(toWorld)
  const range = (at: 0 | 1) => {
    const all = worlds.map((each) => each[at])
    return [Math.min(...all), Math.max(...all)] as const
  }
  const [[west, east], [north, south]] = [range(0), range(1)]
  const room = 96
  const fits = (share: number, pixels: number) => Math.log2(Math.max(64, pixels - room) / tile / Math.max(share, 1e-9))
  const zoom = Math.min(9, fits(east - west, size.width), fits(south - north, size.height))
  return { ...fromWorld((west + east) / 2, (north + south) / 2), zoom: Math.max(farthest(size), zoom) }
}

/** A view as the address carries it: `48.137,11.575,6.5`. */
export const viewText = ({ latitude, longitude, zoom }: MapView) =>
  [latitude.toFixed(3), longitude.toFixed(3), zoom.toFixed(2)].map(Number).join()

/** The view that the address carries; null when it makes no sense. */
export function readView(text: string | undefined): MapView | null {
  const [latitude = NaN, longitude = NaN, zoom = NaN] = (text ?? '').split(',').map(Number)
  const fits = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= nearest
  return fits ? { latitude, longitude, zoom } : null
}
