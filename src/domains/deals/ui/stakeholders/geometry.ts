import type { Chart } from './chart.ts'

/** Of somebody on the drawing, and of the gaps between them, in pixels. */
export const [width, height, gapX, gapY] = [176, 60, 48, 48]

export interface Point {
  x: number
  y: number
}

/** Where somebody's corner lies, from the side where lines begin; null for who is not on the chart. */
export function placeOf({ at }: Chart, id: string): Point | null {
  const place = at.get(id)
  return place ? { x: place.column * (width + gapX), y: place.row * (height + gapY) } : null
}

/** The whole drawing. */
export function sizeOf({ columns, rows }: Chart): { width: number; height: number } {
  return { width: columns * (width + gapX) - gapX, height: rows * (height + gapY) - gapY }
}

/** From the top of somebody to the foot of whom they report to. */
export function elbow(from: Point, to: Point): string {
  const [x, foot] = [to.x + width / 2, to.y + height]
  return `M${from.x + width / 2} ${from.y}V${foot + gapY / 2}H${x}V${foot}`
}

/** From one side to the nearest of the other, bent so that it is told apart from a line of reporting. */
export function bow(from: Point, to: Point): string {
  const [out, into] = sides(from, to)
  const [start, end] = [from.y + height * 0.65, to.y + height * 0.35]
  const [a, b] = [from.x + (out > 0 ? width : 0), to.x + (into > 0 ? width : 0)]
  return `M${a} ${start}C${a + out * gapX} ${start} ${b + into * gapX} ${end} ${b} ${end}`
}

/** On which side a bow leaves and arrives: -1 where lines begin, 1 where they end; the same one for who stands above or below. */
function sides(from: Point, to: Point): readonly [number, number] {
  if (Math.abs(from.x - to.x) < width / 2) return [1, 1]
  return from.x < to.x ? [1, -1] : [-1, 1]
}
