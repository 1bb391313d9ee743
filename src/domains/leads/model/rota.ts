import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** When some of us or a team work, until when they are away, and what they are good at. Several may say it of one person. */
export const rota = defineRecord({
  name: 'rota',
  plural: 'rotas',
  label: { one: 'Rota entry', many: 'Rota' },
  icon: 'clock',
  title: 'name',
  setting: true,
  // Who is away is nobody's to read who hands out no work.
  secluded: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['users', 'awayUntil'] },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 120 }),
    users: f.links({ label: 'Who', to: 'user' }),
    team: f.link({ label: 'Team', to: 'team', backLabel: 'Rota', help: 'Everybody who is in it.' }),
    days: f.choices({
      label: 'Works on',
      help: 'Every day when left out.',
      fixed: true,
      options: [
        { key: 'monday', label: 'Monday' },
        { key: 'tuesday', label: 'Tuesday' },
        { key: 'wednesday', label: 'Wednesday' },
        { key: 'thursday', label: 'Thursday' },
        { key: 'friday', label: 'Friday' },
        { key: 'saturday', label: 'Saturday' },
        { key: 'sunday', label: 'Sunday' },
      ],
    }),
    begins: f.text({ label: 'Begins at', help: 'Such as 09:00.', max: 5 }),
    ends: f.text({ label: 'Ends at', help: 'Such as 17:30.', max: 5 }),
    timeZone: f.text({ label: 'Time zone', help: 'Their own when left out.', max: 60 }),
    awayUntil: f.date({ label: 'Away until', help: 'That day included.' }),
    skills: f.links({ label: 'Good at', to: 'tag', help: 'A language, a product: what a form may ask for.' }),
  },
})
