import { expect, test } from 'vitest'
import { defineAction } from '../../kernel/action.ts'
import { f, type Fields } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import { inputsOf, needsInput } from './action-input.ts'

const deal = defineRecord({
  name: 'deal', plural: 'deals', label: { one: 'Deal', many: 'Deals' }, icon: 'x', title: 'name',
  fields: {
    name: f.text({ label: 'Name' }),
    lossReason: f.choice({ label: 'Loss reason', setBy: 'action', options: [{ key: 'price', label: 'Price' }] }),
  },
}) // prettier-ignore
const action = (input: Fields, label = 'Do') =>
  defineAction(deal, { name: 'do', label, summary: 'Does it.', icon: 'x', input }) as never

test('what is like a field of the record is asked for under its name, with the choices of the workspace', () => {
  const { lossReason } = deal.fields
  const fields = { lossReason: { ...lossReason, label: 'Warum', options: [{ key: 'time', label: 'Zeit' }] } }
  const [reason, day] = inputsOf(
    action({ reason: f.like(lossReason, { required: true }), closedOn: f.date({ label: 'Closed on' }) }),
    fields,
  )
  expect(reason).toMatchObject({
    name: 'reason',
    field: {
      type: 'choice',
      label: 'Warum',
      setBy: 'typed',
      required: true,
      options: [{ key: 'time', label: 'Zeit' }],
    },
  })
  expect(day).toMatchObject({ name: 'closedOn', field: { type: 'date', label: 'Closed on' } })
})

test('an action that can be done without input does not ask, unless its label says that it does', () => {
  expect(needsInput(action({}))).toBe(false)
  expect(needsInput(action({ closedOn: f.date({ label: 'Closed on' }) }))).toBe(false)
  expect(needsInput(action({ closedOn: f.date({ label: 'Closed on' }) }, 'Do…'))).toBe(true)
  expect(needsInput(action({ reason: f.text({ label: 'Reason', required: true }) }))).toBe(true)
})
