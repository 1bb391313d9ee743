import { z } from 'zod'
import { mostAsked, mostInHead } from './layout.ts'

const name = z.string().max(60)
const names = z.array(name).max(400)

const group = z.strictObject({
  key: z.enum(['reach', 'details', 'section']),
  heading: z.string().trim().min(1).max(60).optional(),
  columns: z.union([z.literal(1), z.literal(2)]).optional(),
  names,
})

/** Groups are told apart by what they are called. */
const areUnlike = (groups: readonly { key: string; heading?: string | undefined }[]) =>
  new Set(groups.map(({ key, heading }) => heading ?? `: ${key}`)).size === groups.length

/** The parts of a layout, as they are kept: how the page is arranged, what stands in its head, what is asked of a new one. */
export const layoutParts = {
  page: z.strictObject({ groups: z.array(group).max(30).refine(areUnlike), leftOut: names }),
  head: z.array(name).max(mostInHead),
  asks: z.array(name).min(1).max(mostAsked),
} as const
export type LayoutPart = keyof typeof layoutParts
