import { expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import { mentionToken } from '../../../kernel/mention.ts'
import { draftOf, edited, named, nameBegun, storedOf } from './draft.ts'

const ada = { id: newId(), name: 'Ada Lovelace' }
const bob = { id: newId(), name: 'Bob Baker' }
const other = { id: newId(), name: 'Bob Baker' }
const stored = `Ask ${mentionToken(ada)} and ${mentionToken(bob)}, not ${mentionToken(other)}.`

test('a text is edited as one reads it and stored with who is meant, also of two people with one name', () => {
  const draft = draftOf(stored)
  expect(draft.text).toBe('Ask @Ada Lovelace and @Bob Baker, not @Bob Baker.')
  expect(storedOf(draft)).toBe(stored)
})

test('names move along with what is typed around them', () => {
  const draft = edited(edited(draftOf(stored), `Please ask ${draftOf(stored).text.slice(4)}`), `Please ask ${draftOf(stored).text.slice(4)} Thanks`) // prettier-ignore
  expect(storedOf(draft)).toBe(`Please ask ${stored.slice(4)} Thanks`)
})

test('a name that is changed is only words, the others stay', () => {
  const draft = draftOf(stored)
  expect(storedOf(edited(draft, draft.text.replace('Lovelace', 'Love')))).toBe(
    stored.replace(mentionToken(ada), '@Ada Love'),
  )
  expect(storedOf(edited(draft, ''))).toBe('')
})

test('what is typed of a name is found, and replaced by who is picked', () => {
  const draft = { text: 'Hi @bo please', names: [] }
  const found = nameBegun(draft, 6)!
  expect(found).toEqual({ start: 3, query: 'bo' })
  const next = named(draft, found.start, 6, bob)
  expect(next.text).toBe('Hi @Bob Baker please')
  expect(storedOf(next)).toBe(`Hi ${mentionToken(bob)} please`)
  expect(nameBegun(next, 13)).toBeNull()
  expect(storedOf(named(draftOf('@b'), 0, 2, bob))).toBe(`${mentionToken(bob)} `)
  expect(nameBegun({ text: 'mail bob@ex', names: [] }, 11)).toBeNull()
})

test('whatever is typed, taken away and pasted, what was not touched stays named', () => {
  let seed = 7
  const chance = (below: number) => (seed = (seed * 16807) % 2147483647) % below
  for (let round = 0; round < 500; round++) {
    let draft = draftOf(stored)
    for (let step = 0; step < 4; step++) {
      const at = chance(draft.text.length + 1)
      const cut = chance(6)
      const text = draft.text.slice(0, at) + 'x@ '.repeat(chance(3)) + draft.text.slice(at + cut)
      draft = edited(draft, text)
      expect(draft.text).toBe(text)
      for (const name of draft.names) expect(text.slice(name.start, name.end)).toBe(`@${name.name}`)
    }
    expect(draftOf(storedOf(draft)).text).toBe(draft.text)
  }
})
