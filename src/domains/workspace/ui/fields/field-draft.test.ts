import { expect, test } from 'vitest'
import { draftOf, settledChoices } from './field-draft.ts'

test('a choice that is added has the key of what it is called in the end, those before keep theirs', () => {
  const draft = {
    ...draftOf(null),
    options: [
      { key: 'north', label: 'Nord' },
      { key: 'new:2', label: 'North' },
      { key: 'new:3', label: 'Far Süden' },
    ],
    initial: '"new:3"',
  }
  const { options, initial } = settledChoices(draft)
  expect(options.map(({ key }) => key)).toEqual(['north', 'north2', 'farSuden'])
  expect(initial).toBe('"farSuden"')
  expect(settledChoices({ ...draft, initial: '' }).initial).toBe('')
})
