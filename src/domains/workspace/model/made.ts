import { f } from '../../../kernel/field.ts'

/** How far the worker is with what the company made: a column or a table. */
export const madeState = () =>
  f.choice({
    label: 'State',
    fixed: true,
    setBy: 'action',
    initial: 'adding',
    options: [
      { key: 'adding', label: 'Being added' },
      { key: 'ready', label: 'Ready' },
      { key: 'dropping', label: 'Being deleted' },
      { key: 'dropped', label: 'Deleted' },
    ],
  })
