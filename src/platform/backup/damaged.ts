import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'

/** Of a backup of which something is not what the backup itself says. */
export const damaged = (name: string) =>
  refuse.invalid([{ field: 'file', ...say('The archive is damaged: {name} is not what its list says.', { name }) }])
