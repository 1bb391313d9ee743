import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Where a program of somebody else's is told of changes. Its secret lies in the vault; it never stands here. */
export const webhook = defineRecord({
  name: 'webhook',
  plural: 'webhooks',
  label: { one: 'Webhook', many: 'Webhooks' },
  icon: 'send',
  title: 'name',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'name',
  configured: { not: 'It leads to a program of this workspace’s, with a secret.' },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 120 }),
    url: f.text({ label: 'Address', help: 'https://example.com/farley', required: true, max: 2000 }),
    wants: f.longText({
      label: 'Told of',
      help: 'By record, as JSON: {"company": true, "deal": ["win", "lose"]}. Of everything when empty.',
      max: 20_000,
    }),
    active: f.boolean({ label: 'On', initial: true }),
    stoppedAt: f.dateTime({ label: 'Turned off by Farley', setBy: 'derived' }),
  },
})
