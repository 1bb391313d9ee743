import { useEffect, useRef, useState } from 'react'
import type { Spot } from '../../kernel/geo.ts'
import { useResolvedTheme } from '../app/theme.ts'
import { currentLocale } from '../words/format.ts'
import styles from './map.module.css'
import { pixelOf, toWorld, worldPixels, type MapView, type Size } from './projection.ts'
import { readWorld, type Country } from './world.ts'

interface Props {
  view: MapView
  size: Size
  /** A circle that is drawn around a spot. */
  around: { spot: Spot; kilometres: number } | null
  /** Spots that are gone to one after another, with a line between each two. */
  way?: readonly Spot[]
}

const noWay: readonly Spot[] = []

/** Land, borders and the names of countries, drawn from what came with the app: no request leaves the machine. */
export function BaseMap({ view, size, around, way = noWay }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [countries, setCountries] = useState<readonly Country[]>([])
  const scheme = useResolvedTheme()
  useEffect(() => {
    let gone = false
    void readWorld().then((read) => !gone && setCountries(read))
    return () => {
      gone = true
    }
  }, [])
  useEffect(() => {
    const element = canvas.current
    if (!element || size.width === 0) return
    const dots = globalThis.devicePixelRatio || 1
    element.width = size.width * dots
    element.height = size.height * dots
    draw(element, { view, size, around, way }, countries, dots)
  }, [view, size, around, way, countries, scheme])
  return <canvas ref={canvas} className={styles.base} aria-hidden data-drawn={countries.length > 0 || undefined} />
}

function draw(
  element: HTMLCanvasElement,
  { view, size, around, way }: Required<Props>,
  countries: readonly Country[],
  dots: number,
) {
  const context = element.getContext('2d')!
  const token = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
  const wide = worldPixels(view)
  const [middleX, middleY] = toWorld(view)
  context.setTransform(dots, 0, 0, dots, 0, 0)
  context.fillStyle = token('--surface')
  context.fillRect(0, 0, size.width, size.height)
  const left = size.width / 2 - middleX * wide
  const top = size.height / 2 - middleY * wide
  // The world goes on beyond its edges.
  for (const turn of [-1, 0, 1]) {
    const from = left + turn * wide
    if (from > size.width || from + wide < 0) continue
    context.setTransform(dots * wide, 0, 0, dots * wide, dots * from, dots * top)
    context.lineWidth = 1 / wide
    context.fillStyle = token('--bg')
    context.strokeStyle = token('--border-control')
    context.globalAlpha = 1
    for (const { path } of countries) context.fill(path, 'evenodd')
    context.globalAlpha = 0.45
    for (const { path } of countries) context.stroke(path)
    context.globalAlpha = 1
    context.setTransform(dots, 0, 0, dots, 0, 0)
    context.fillStyle = token('--text-3')
    context.font = token('--meta')
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    for (const country of countries) nameIt(context, country, (x, y) => [from + x * wide, top + y * wide], wide)
    if (around) circle(context, around, (x, y) => [from + x * wide, top + y * wide], wide, token('--accent'))
  }
  line(context, way.map((spot) => pixelOf(view, size, spot)), token('--accent')) // prettier-ignore
}

function line(context: CanvasRenderingContext2D, points: readonly [number, number][], color: string) {
  context.beginPath()
  for (const point of points) context.lineTo(...point)
  context.strokeStyle = color
  context.lineWidth = 2
  context.lineJoin = 'round'
  context.stroke()
}

type ToPixel = (x: number, y: number) => [number, number]

/** A country is named where its name has room. */
function nameIt(context: CanvasRenderingContext2D, { code, middle, width }: Country, at: ToPixel, wide: number) {
  if (!code || width * wide < 90) return
  const name = nameOf(code)
  if (context.measureText(name).width > width * wide * 0.9) return
  context.fillText(name, ...at(...middle))
}

const names = new Map<string, string>()
function nameOf(code: string): string {
  const known = names.get(code) ?? new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code
  names.set(code, known)
  return known
}

const aroundEarth = 40_030

function circle(
  context: CanvasRenderingContext2D,
  around: NonNullable<Props['around']>,
  at: ToPixel,
  wide: number,
  color: string,
) {
  const [x, y] = at(...toWorld(around.spot))
  const stretched = Math.cos((around.spot.latitude * Math.PI) / 180)
  const radius = (around.kilometres / aroundEarth / stretched) * wide
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.strokeStyle = color
  context.fillStyle = color
  context.lineWidth = 1.5
  context.stroke()
  context.globalAlpha = 0.08
  context.fill()
  context.globalAlpha = 1
}
