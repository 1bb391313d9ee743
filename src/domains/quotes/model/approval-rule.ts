import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { roles } from '../../workspace/model/index.ts'

/** Which quotes must be approved before they are sent, and by whom. */
export const approvalRule = defineRecord({
  name: 'approvalRule',
  plural: 'approvalRules',
  label: { one: 'Approval rule', many: 'Approval rules' },
  icon: 'shield-check',
  title: 'name',
  setting: true,
  // Its limit, together with a price, would tell what something costs us.
  secluded: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['user'] },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 120 }),
    asks: f.choice({
      label: 'Asks about',
      required: true,
      fixed: true,
      initial: 'discount',
      options: [
        { key: 'discount', label: 'A discount above' },
        { key: 'total', label: 'A total above' },
        { key: 'margin', label: 'A margin below' },
      ],
    }),
    percent: f.percent({ label: 'Per cent', help: 'Of a discount or a margin.' }),
    amount: f.money({ label: 'Amount', help: 'Of a total, without tax.' }),
    role: f.choice({ label: 'Approved by', required: true, fixed: true, initial: 'admin', options: roles }),
    ownRole: f.link({ label: 'By a role of your own', help: 'Instead.', to: 'ownRole' }),
    user: f.user({ label: 'By one colleague', help: 'Instead of a role.' }),
    own: f.boolean({ label: 'Also of quotes of their own', initial: false }),
    active: f.boolean({ label: 'In force', initial: true }),
  },
})
