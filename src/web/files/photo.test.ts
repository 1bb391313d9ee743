import { describe, expect, test } from 'vitest'
import { fitted, isTelling, named } from './photo.ts'

describe('a photo', () => {
  test('is no longer than its longest side may be, and keeps its shape', () => {
    expect(fitted(4_000, 3_000)).toEqual({ width: 2_560, height: 1_920 })
    expect(fitted(3_000, 4_000)).toEqual({ width: 1_920, height: 2_560 })
    expect(fitted(10_000, 1)).toEqual({ width: 2_560, height: 1 })
  })

  test('that is small keeps its size', () => {
    expect(fitted(640, 480)).toEqual({ width: 640, height: 480 })
  })

  test('is called by what it has become', () => {
    expect(named('IMG_1.HEIC', 'image/jpeg')).toBe('IMG_1.jpg')
    expect(named('card.JPEG', 'image/jpeg')).toBe('card.JPEG')
    expect(named('plan.v2', 'image/jpeg')).toBe('plan.jpg')
    expect(named('screen.png', 'image/png')).toBe('screen.png')
  })

  test('can tell more than it shows, a document is sent as it is', () => {
    expect(isTelling({ type: 'image/jpeg' })).toBe(true)
    expect(isTelling({ type: 'application/pdf' })).toBe(false)
    expect(isTelling({ type: 'image/svg+xml' })).toBe(false)
  })
})
