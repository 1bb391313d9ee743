import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { madeState } from './made.ts'

/** A kind of record that the company made. Its records lie in a table of their own, which a worker makes. */
export const customRecord = defineRecord({
  name: 'customRecord',
  plural: 'customRecords',
  label: { one: 'Record type', many: 'Record types' },
  icon: 'package',
  title: 'many',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'position',
  configured: { by: ['key'], without: ['state', 'storedAs'], holds: { words: 'json' }, last: ['boardBy'] },
  fields: {
    one: f.text({ label: 'One of them', help: 'Machine', required: true, max: 60 }),
    many: f.text({ label: 'Several of them', help: 'Machines', required: true, max: 60 }),
    words: f.longText({
      label: 'In other languages',
      help: 'As JSON: {"de":{"one":"Maschine","many":"Maschinen"}}.',
      max: 2_000,
    }),
    key: f.text({
      label: 'Key',
      help: 'How programs name one: machine. Stable: renaming changes no data.',
      max: 40,
      setBy: 'action',
    }),
    pluralKey: f.text({
      label: 'Address',
      help: 'How addresses begin, in the API too: machines. Stable.',
      max: 40,
      setBy: 'action',
    }),
    icon: f.text({ label: 'Icon', required: true, max: 40, initial: 'package' }),
    color: f.choice({
      label: 'Colour',
      fixed: true,
      options: [
        { key: 'gray', label: 'Grey' },
        { key: 'blue', label: 'Blue' },
        { key: 'green', label: 'Green' },
        { key: 'amber', label: 'Amber' },
        { key: 'red', label: 'Red' },
        { key: 'violet', label: 'Violet' },
      ],
    }),
    titleLabel: f.text({
      label: 'What names it',
      help: 'What the field is called by which one is known: Name, Serial number.',
      required: true,
      max: 80,
      initial: 'Name',
    }),
    boardBy: f.text({
      label: 'Columns of its board',
      help: 'The key of one of its fields with choices: its list can be drawn as a board.',
      max: 40,
    }),
    menuGroup: f.choice({
      label: 'Where in the sidebar',
      required: true,
      fixed: true,
      initial: 'customers',
      options: [
        { key: 'sales', label: 'Sales' },
        { key: 'customers', label: 'Customers' },
        { key: 'service', label: 'Service' },
        { key: 'marketing', label: 'Marketing' },
        { key: 'work', label: 'Work' },
        { key: 'insights', label: 'Insights' },
        { key: 'more', label: 'More' },
      ],
    }),
    position: f.number({ label: 'Position', sortable: true }),
    state: madeState(),
    storedAs: f.text({ label: 'Table', max: 20, setBy: 'action' }),
  },
})
