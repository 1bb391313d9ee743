import { f } from '../../../kernel/field.ts'

/** Whether it came from them or from us. */
export const direction = f.choice({
  label: 'Direction',
  required: true,
  fixed: true,
  initial: 'out',
  options: [
    { key: 'in', label: 'From them' },
    { key: 'out', label: 'From us' },
  ],
})
