import type { Option } from '../../../kernel/field.ts'

/** The ways in which somebody is reached, each asked for by itself. */
export const channels = [
  { key: 'email', label: 'E-mail' },
  { key: 'phone', label: 'Phone' },
  { key: 'post', label: 'Post' },
  { key: 'message', label: 'Messaging' },
] as const satisfies readonly Option[]

export type Channel = (typeof channels)[number]['key']

/** The field of a person that says for which purposes they may be reached this way. */
export const reachFields: Readonly<Record<Channel, string>> = {
  email: 'emailFor',
  phone: 'phoneFor',
  post: 'postFor',
  message: 'messageFor',
}
