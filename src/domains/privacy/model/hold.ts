import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A record that must stay, as a dispute or the law asks: while it is held, nobody erases it or deletes it for good. */
export const hold = defineRecord({
  name: 'hold',
  plural: 'holds',
  label: { one: 'Hold', many: 'Holds' },
  icon: 'lock',
  title: 'reason',
  setting: true,
  secluded: true,
  hidden: true,
  sort: '-createdAt',
  configured: { not: 'It keeps one record of this workspace.' },
  fields: {
    reason: f.text({ label: 'Why', required: true, max: 500 }),
    // Empty only once what was held has gone: after the hold had ended.
    about: f.link({ label: 'Record', to: 'any', setBy: 'action' }),
    until: f.date({ label: 'Until', help: 'For good when empty. Deleting it here ends it at once.' }),
  },
})
