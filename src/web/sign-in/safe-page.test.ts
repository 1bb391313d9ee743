import { describe, expect, it } from 'vitest'
import { safePage } from './safe-page.ts'

describe('where one goes after signing in', () => {
  it('is the page one wanted', () => {
    expect(safePage('/deals?sort=name')).toBe('/deals?sort=name')
  })

  it('is never an address of elsewhere, nor the door itself', () => {
    for (const next of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/sign-in',
      undefined,
    ])
      expect(safePage(next)).toBe('/')
  })
})
