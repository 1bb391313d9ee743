import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** One record shown to a colleague or a team beyond what their role covers, until a moment or for good. */
export const share = defineRecord({
  name: 'share',
  plural: 'shares',
  label: { one: 'Share', many: 'Shares' },
  icon: 'share',
  title: 'about',
  setting: true,
  // Who does not see the record learns nothing of those with whom it is shared.
  secluded: true,
  hidden: true,
  sort: '-createdAt',
  configured: { not: 'It opens one record of this workspace.' },
  fields: {
    about: f.text({ label: 'Why', max: 200 }),
    of: f.link({ label: 'Record', to: 'any', required: true, setBy: 'action' }),
    user: f.user({ label: 'With', setBy: 'action' }),
    team: f.link({ label: 'With the team', to: 'team', setBy: 'action' }),
    level: f.choice({
      label: 'To do what',
      required: true,
      fixed: true,
      initial: 'see',
      options: [
        { key: 'see', label: 'See' },
        { key: 'edit', label: 'See and change' },
      ],
    }),
    until: f.dateTime({ label: 'Until', help: 'For good when empty.' }),
  },
})
