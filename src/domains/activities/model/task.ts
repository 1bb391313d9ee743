import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { about } from './about.ts'

export const task = defineRecord({
  name: 'task',
  plural: 'tasks',
  label: { one: 'Task', many: 'Tasks' },
  icon: 'checkbox',
  title: 'title',
  owned: true,
  private: 'owner',
  tagged: true,
  sort: 'dueAt',
  timeline: { at: 'dueAt', about: 'about', key: 't' },
  reminder: { at: 'remindAt', over: 'done' },
  fields: {
    title: f.text({
      label: 'Task',
      required: true,
      searchable: true,
      sortable: true,
      max: 300,
      sensitivity: 'personal',
    }),
    about,
    dueAt: f.dateTime({ label: 'Due', sortable: true }),
    remindAt: f.dateTime({ label: 'Remind me', sortable: true }),
    repeat: f.choice({
      label: 'Repeat',
      fixed: true,
      options: [
        { key: 'daily', label: 'Every day' },
        { key: 'weekly', label: 'Every week' },
        { key: 'monthly', label: 'Every month' },
        { key: 'yearly', label: 'Every year' },
      ],
    }),
    priority: f.choice({
      label: 'Priority',
      fixed: true,
      options: [
        { key: 'high', label: 'High', color: 'red' },
        { key: 'normal', label: 'Normal', color: 'gray' },
        { key: 'low', label: 'Low', color: 'gray' },
      ],
    }),
    notes: f.longText({ label: 'Notes', searchable: true, sensitivity: 'personal' }),
    done: f.boolean({ label: 'Done', required: true, initial: false, setBy: 'action' }),
    doneAt: f.dateTime({ label: 'Done at', setBy: 'action' }),
  },
})

export const completeTask = defineAction(task, {
  name: 'complete',
  label: 'Done',
  summary: 'Ticks the task off; one that repeats makes its next one.',
  icon: 'check',
  input: {},
  when: { field: 'done', is: false },
  bulk: true,
  becomes: () => ({ done: true }),
})

export const reopenTask = defineAction(task, {
  name: 'reopen',
  label: 'Reopen',
  summary: 'Makes a task that was ticked off open again.',
  icon: 'rotate',
  input: {},
  when: { field: 'done', is: true },
  bulk: true,
  becomes: () => ({ done: false }),
})
