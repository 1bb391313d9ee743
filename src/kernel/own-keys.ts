import { z } from 'zod'
import { saying } from './sentence.ts'

/** One press, or two after each other: `mod+k`, `shift+x`, `g d`, `?`. */
const press = String.raw`(?:(?:mod|alt|shift)\+)*(?:[a-z]+\d*|[^\s+]|\+)`
const keys = z
  .string()
  .max(40)
  .regex(new RegExp(`^${press}(?: ${press})?$`, 'u'), saying('One press, or two after each other: mod+k, g d.'))

/** Keys that somebody gave to commands, by the command's id; null takes a command's keys away. */
export const ownKeys = z
  .record(z.string().min(1).max(200), keys.nullable())
  .refine((all) => Object.keys(all).length <= 300, saying('At most 300 commands.'))
export type OwnKeys = z.output<typeof ownKeys>
