import { expect, test } from 'vitest'
import { wantsSchema } from './wants-schema.ts'
import { isWanted, wantsIn } from './wants.ts'

test('a webhook hears of the records and changes that it names; of everything when it names none', () => {
  const wants = wantsIn('{"company":true,"deal":["win","lose"]}')
  const heard = (record: string, name: string) => isWanted(wants, { record, name })
  expect([heard('company', 'create'), heard('company', 'merge'), heard('deal', 'win')]).toEqual([true, true, true])
  expect([heard('deal', 'update'), heard('person', 'create'), heard('toString', 'call')]).toEqual([false, false, false])
  expect(isWanted(wantsIn(null), { record: 'person', name: 'create' })).toBe(true)
})

test('what names no change is no wish', () => {
  expect(wantsSchema.safeParse({ company: true, deal: ['win'] }).success).toBe(true)
  for (const wrong of [{ company: [] }, { company: false }, { company: 'all' }, [], null, { company: [1] }])
    expect(wantsSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})
