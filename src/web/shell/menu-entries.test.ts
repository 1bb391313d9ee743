import { describe, expect, it } from 'vitest'
import { placeAt } from './menu-entries.ts'

const people = { label: 'People', icon: 'users', to: '/people' }
const leads = { label: 'Leads', icon: 'user-plus', to: '/people?view=leads' }
const places = [leads, people]

describe('the place one is at', () => {
  it('is the list, also on the page of one of its records', () => {
    expect(placeAt(places, '/people', undefined)).toBe(people)
    expect(placeAt(places, '/people/1', undefined)).toBe(people)
  })

  it('is the place of the view that is open, and of no other view', () => {
    expect(placeAt(places, '/people', 'leads')).toBe(leads)
    expect(placeAt(places, '/people', 'mine')).toBe(people)
  })

  it('is none elsewhere', () => {
    expect(placeAt(places, '/deals', undefined)).toBeUndefined()
  })
})
