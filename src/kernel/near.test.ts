import { expect, test } from 'vitest'
import { distance, nearest } from './near.ts'

test.each([
  ['', '', 0],
  ['technolgy', 'technology', 1],
  ['recieve', 'receive', 1],
  ['kitten', 'sitting', 3],
  ['abcdef', 'uvwxyz', 4],
])('%s is %s away by %d errors, four being many', (one, other, errors) => {
  expect(distance(one, other)).toBe(errors)
})

test('a misspelt word finds the one that was meant', () => {
  expect(nearest('technolgy', ['Technology', 'Telecommunications', 'Retail'])).toBe('Technology')
  expect(nearest('Philipines', ['Philippines', 'Philadelphia'])).toBe('Philippines')
})

test('spaces and signs do not matter', () => {
  expect(nearest('GTXPro', ['GTX Basic', 'GTX Pro', 'GTX Plus Pro', 'MG Special'])).toBe('GTX Pro')
})

test('nothing is offered when nothing is near, or two are', () => {
  expect(nearest('Engaging', ['New', 'Qualified', 'Proposal'])).toBeUndefined()
  expect(nearest('Annes', ['Anna S', 'Annet'])).toBeUndefined()
  expect(nearest('IT', ['OT'])).toBeUndefined()
})
