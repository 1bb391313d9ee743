import { expect, test } from 'vitest'
import { f } from '../../kernel/field.ts'
import { defineRecord } from '../../kernel/record.ts'
import { firstOf, layoutOf } from './composer-fields.ts'

const about = f.links({ label: 'About', to: 'any' })
const at = f.dateTime({ label: 'When' })
const base = { label: { one: 'x', many: 'x' }, icon: 'x', timeline: { at: 'at', about: 'about' } } as const
const note = defineRecord({ ...base, name: 'note', plural: 'notes', title: 'text', fields: { text: f.longText({ label: 'Note' }), about, at, pinned: f.boolean({ label: 'Pinned' }) } }) // prettier-ignore
const task = defineRecord({ ...base, name: 'task', plural: 'tasks', title: 'title', fields: { title: f.text({ label: 'Task' }), about, at, notes: f.longText({ label: 'Notes' }), done: f.boolean({ label: 'Done', setBy: 'action' }) } }) // prettier-ignore

test('a note is its text; a task has a line, notes and what stands beside', () => {
  expect(layoutOf(note, note.all)).toEqual({ line: null, text: 'text', more: ['at'] })
  expect(layoutOf(task, task.all)).toEqual({ line: 'title', text: 'notes', more: ['at'] })
})

test('one begins in the line, but where it says something by itself in the text', () => {
  const fields = { subject: f.text({ label: 'Subject', initial: 'Call' }), title: f.text({ label: 'Task' }) }
  expect(firstOf({ line: 'title', text: 'notes', more: [] }, fields)).toBe('title')
  expect(firstOf({ line: 'subject', text: 'notes', more: [] }, fields)).toBe('notes')
  expect(firstOf({ line: null, text: 'text', more: [] }, fields)).toBe('text')
})
