import { z } from 'zod'
import type { Wants } from './wants.ts'

export const wantsSchema: z.ZodType<Wants> = z.record(
  z.string().max(60),
  z.union([z.literal(true), z.array(z.string().max(60)).min(1).max(100)]),
)
