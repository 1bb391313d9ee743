import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import type { Row } from '../api/answers.ts'
import { differencesOf } from './differences.ts'

const fields = {
  name: f.text({ label: 'Name' }),
  stage: f.link({ label: 'Stage', to: 'stage', setBy: 'action' }),
  nextStep: f.text({ label: 'Next step', setBy: 'derived' }),
  tags: f.links({ label: 'Tags', to: 'tag' }),
}
const row = (values: object) => values as Row

test('what people and actions set is compared; what Farley derives is not', () => {
  expect(
    differencesOf(fields, row({ name: 'A', stage: '1', nextStep: 'x' }), row({ name: 'B', stage: '2', nextStep: 'y' })),
  ).toEqual(['name', 'stage'])
})

test('an empty list and nothing are the same', () => {
  expect(differencesOf(fields, row({ tags: [] }), row({ tags: null }))).toEqual([])
})
