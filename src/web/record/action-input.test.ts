import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineAction } from '../../kernel/action.ts'
import { f } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import { inputsOf, needsInput } from './action-input.ts'

const deal = defineRecord({
  name: 'deal', plural: 'deals', label: { one: 'Deal', many: 'Deals' }, icon: 'x', title: 'name',
  fields: {
    name: f.text({ label: 'Name' }),
    stage: f.link({ label: 'Stage', to: 'stage', setBy: 'action' }),
    lossReason: f.choice({ label: 'Loss reason', setBy: 'action', options: [{ key: 'price', label: 'Price' }] }),
  },
}) // prettier-ignore
const action = (input: z.ZodObject) =>
  defineAction(deal, { name: 'do', label: 'Do', summary: 'Does it.', icon: 'x', input }) as never

test('an input is asked for like the field it is named after', () => {
  const [stage, reason, day] = inputsOf(
    action(
      z.strictObject({ stage: z.uuid(), reason: z.string().describe('A key.'), closedOn: z.iso.date().optional() }),
    ),
  )
  expect(stage!.field).toMatchObject({ type: 'link', to: 'stage', label: 'Stage', required: true })
  expect(reason!.field).toMatchObject({
    type: 'choice',
    label: 'Loss reason',
    setBy: 'typed',
    options: [{ key: 'price', label: 'Price' }],
  })
  expect(day!.field).toMatchObject({ type: 'date', label: 'Closed on', required: false })
})

test('an id that no field explains is another record of the same kind; a map is not asked for', () => {
  const inputs = inputsOf(
    action(z.strictObject({ into: z.uuid(), keep: z.record(z.string(), z.enum(['this', 'other'])).optional() })),
  )
  expect(inputs.map(({ name, field }) => [name, field.type, field.to])).toEqual([['into', 'link', 'deal']])
})

test('an action without needs is done at once', () => {
  expect(needsInput(action(z.strictObject({})))).toBe(false)
  expect(needsInput(action(z.strictObject({ closedOn: z.iso.date().optional() })))).toBe(false)
  expect(needsInput(action(z.strictObject({ reason: z.string() })))).toBe(true)
})
