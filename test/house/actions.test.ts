import { expect, test } from 'vitest'
import { sourcesIn } from '../../bin/tools/imports.ts'
import { root } from '../../bin/tools/root.ts'
import { models } from '../../src/domains.model.gen.ts'

const actions = models.flatMap(({ room, actions }) =>
  actions.map((action) => ({ room, action, title: `${action.record.name}.${action.name}` })),
)
const tests = [...sourcesIn(root, 'src/domains'), ...sourcesIn(root, 'test')].filter(([file]) =>
  /\.test\.tsx?$/.test(file),
)

test('there are actions to look at', () => {
  expect(actions.length).toBeGreaterThan(3)
})

test.each(actions)('$title says what it does, in a sentence for people', ({ action }) => {
  expect(action.summary).toMatch(/^\p{Lu}.{14,}[.!]$/u)
  expect(action.label.trim()).not.toBe('')
})

test.each(actions)('$title has a test that does it', ({ room, action }) => {
  const mentioned = tests.filter(([file, text]) => isAbout(file, room) && mentions(text, action))
  expect(mentioned.map(([file]) => file)).not.toEqual([])
})

test('a test of another record’s action of that name is not enough', () => {
  const merge = { name: 'merge', record: { name: 'company', plural: 'companies' } }
  expect(mentions("await ada.post('/people/1/merge')", merge)).toBe(false)
  expect(mentions("await ada.post('/companies/1/merge')", merge)).toBe(true)
  expect(mentions('await act(mergeCompany, { id })', merge)).toBe(true)
})

function isAbout(file: string, room: string): boolean {
  return file.startsWith(`src/domains/${room}/`) || (file.startsWith('test/') && !file.startsWith('test/house/'))
}

// Over HTTP the action is the end of a record's path; in the server it is the exported name, such as `winDeal`.
function mentions(text: string, action: { name: string; record: { name: string; plural: string } }): boolean {
  const { name, plural } = action.record
  const path = plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const exported = `${action.name}${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const isSent = new RegExp(`[/'"\`]${action.name}['"\`]`).test(text) && new RegExp(`\\b${path}\\b`).test(text)
  return isSent || new RegExp(`\\b${exported}\\b`).test(text)
}
