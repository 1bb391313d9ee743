import { describe, expect, it } from 'vitest'
import { boxOf, fromWorld, moved, pixelOf, readView, toWorld, viewOf, viewText, zoomed } from './projection.ts'

const size = { width: 1000, height: 600 }
const munich = { latitude: 48.137, longitude: 11.575 }
const suva = { latitude: -18.1, longitude: 178.4 }

describe('a map', () => {
  it('goes to the world and back', () => {
    const there = fromWorld(...toWorld(munich))
    expect(there.latitude).toBeCloseTo(munich.latitude, 6)
    expect(there.longitude).toBeCloseTo(munich.longitude, 6)
  })

  it('shows its middle in its middle, and what was dragged where it was dragged to', () => {
    const view = { ...munich, zoom: 6 }
    expect(pixelOf(view, size, munich)).toEqual([500, 300])
    const [x, y] = pixelOf(moved(view, [40, -25]), size, munich)
    expect([Math.round(x), Math.round(y)]).toEqual([540, 275])
  })

  it('keeps what lies under the pointer while it comes nearer', () => {
    const view = { latitude: 50, longitude: 8, zoom: 5 }
    const before = pixelOf(view, size, munich)
    const after = pixelOf(zoomed(view, size, 1.5, before), size, munich)
    expect(after.map(Math.round)).toEqual(before.map(Math.round))
  })

  it('shows all of what it is to show, over the date line too', () => {
    const view = viewOf([munich, { latitude: 59.3, longitude: 18.1 }], size)
    const [west, south, east, north] = boxOf(view, size)
    expect(west < 11 && east > 18.2 && south < 48 && north > 59.4).toBe(true)
    const [far, , near] = boxOf({ ...suva, zoom: 5 }, size)
    expect(far).toBeGreaterThan(near)
  })

  it('stands in the address; what makes no sense there is left out', () => {
    expect(readView(viewText({ ...munich, zoom: 6.256 }))).toEqual({ ...munich, zoom: 6.26 })
    for (const bad of [undefined, '', '1,2', '91,0,3', '0,181,3', '0,0,99', 'a,b,c']) expect(readView(bad)).toBeNull()
  })
})
