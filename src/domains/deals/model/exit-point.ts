import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A point of a stage's checklist: what is to be done before a deal moves on. */
export const exitPoint = defineRecord({
  name: 'exitPoint',
  plural: 'exitPoints',
  label: { one: 'Point of a checklist', many: 'Points of checklists' },
  icon: 'list-check',
  title: 'name',
  subtitle: ['stage'],
  setting: true,
  hidden: true,
  sort: 'position',
  configured: { by: ['stage', 'name'] },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 200 }),
    stage: f.link({ label: 'Stage', to: 'stage', backLabel: 'Checklist', required: true }),
    position: f.number({ label: 'Position', sortable: true, initial: 0 }),
  },
})

/** That a point of a checklist is done for a deal; whoever made the record has ticked it. */
export const dealTick = defineRecord({
  name: 'dealTick',
  plural: 'dealTicks',
  label: { one: 'Ticked point', many: 'Ticked points' },
  icon: 'checkbox',
  title: 'note',
  subtitle: ['point'],
  partOf: 'deal',
  hidden: true,
  fields: {
    deal: f.link({ label: 'Deal', to: 'deal', backLabel: 'Checklist', required: true }),
    point: f.link({ label: 'Point', to: 'exitPoint', required: true }),
    note: f.text({ label: 'Note', max: 500 }),
  },
})
