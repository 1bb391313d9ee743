import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

export const roles = [
  { key: 'owner', label: 'Owner' },
  { key: 'admin', label: 'Admin' },
  { key: 'member', label: 'Member' },
  { key: 'viewer', label: 'Viewer' },
] as const

/** Somebody of our company, who may or may not be able to sign in yet. */
export const user = defineRecord({
  name: 'user',
  plural: 'users',
  label: { one: 'User', many: 'Users' },
  icon: 'user-circle',
  title: 'name',
  subtitle: ['office'],
  setting: true,
  sort: 'name',
  configured: { not: 'People come by an invitation.' },
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 200 }),
    email: f.text({ label: 'E-mail', unique: true, sensitivity: 'personal', max: 254, help: 'Signs in with it.' }),
    role: f.choice({ label: 'Role', required: true, fixed: true, initial: 'member', setBy: 'action', options: roles }),
    ownRole: f.link({ label: 'Role of your own', to: 'ownRole', setBy: 'action', backLabel: 'Users' }),
    team: f.link({ label: 'Team', to: 'team', backLabel: 'Members' }),
    manager: f.link({ label: 'Manager', to: 'user', backLabel: 'Reports' }),
    office: f.text({ label: 'Office', max: 120, sortable: true }),
    timeZone: f.text({ label: 'Time zone', max: 60 }),
    active: f.boolean({ label: 'Active', initial: true, setBy: 'action' }),
    twoSteps: f.boolean({ label: 'Two-step sign-in', initial: false, setBy: 'action' }),
    canSignIn: f.boolean({ label: 'Can sign in', initial: false, setBy: 'derived' }),
  },
})

export const changeRole = defineAction(user, {
  name: 'changeRole',
  label: 'Change role',
  summary: 'Gives a user another role, one of your own perhaps; the last owner keeps theirs.',
  icon: 'user-cog',
  needs: 'admin',
  input: { role: f.like(user.fields.role, { required: true }), ownRole: f.like(user.fields.ownRole, {}) },
})

export const deactivate = defineAction(user, {
  name: 'deactivate',
  label: 'Deactivate',
  summary: 'Signs a user out everywhere and keeps them out; what they own stays theirs until it is handed on.',
  icon: 'user-off',
  needs: 'admin',
  input: {},
  when: { field: 'active', is: true },
})

export const turnOffTwoSteps = defineAction(user, {
  name: 'turnOffTwoSteps',
  label: 'Turn off two-step sign-in',
  summary: 'For a user who has lost both phone and recovery codes: lets them in with the password alone.',
  icon: 'shield-off',
  needs: 'admin',
  input: {},
  when: { field: 'twoSteps', is: true },
})

export const activate = defineAction(user, {
  name: 'activate',
  label: 'Activate',
  summary: 'Lets a deactivated user sign in again.',
  icon: 'user-check',
  needs: 'admin',
  input: {},
  when: { field: 'active', is: false },
})
