import { z } from 'zod'
import { saying } from './sentence.ts'
import { menuGroups, type Favourites, type SidebarLayout } from './sidebar.ts'

/** A page of the app: `/people?view=leads`. */
const address = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])/, saying('An address of Farley begins with one slash.'))
const addresses = z.array(address).max(200)

/** What a sidebar may be. */
export const sidebarLayout: z.ZodType<SidebarLayout> = z.strictObject({
  open: z.array(z.enum(menuGroups)).max(menuGroups.length),
  pinned: addresses,
  hidden: addresses,
  order: addresses,
})

const name = z.string().trim().min(1).max(120)
const renamed = name.nullable().default(null)

const favourite = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), id: z.uuid(), record: z.string().max(60), name: renamed }),
  z.strictObject({ kind: z.literal('view'), id: z.uuid(), name: renamed }),
  z.strictObject({ kind: z.literal('page'), to: address, title: name, name: renamed }),
])

const folder = z.strictObject({
  kind: z.literal('folder'),
  id: z.uuid(),
  name,
  closed: z.boolean().default(false),
  items: z.array(favourite).max(100),
})

/** What somebody may keep at hand. */
export const favourites: z.ZodType<Favourites> = z.array(z.union([favourite, folder])).max(100)
