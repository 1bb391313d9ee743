import { z } from 'zod'
import { saying } from './sentence.ts'

/** What somebody does with customers, from which follows what stands open before them. */
export const workRoles = [
  'salesRep',
  'salesManager',
  'marketer',
  'supportAgent',
  'successManager',
  'projectLead',
  'administrator',
] as const
export type WorkRole = (typeof workRoles)[number]

export const menuGroups = ['sales', 'customers', 'service', 'marketing', 'work', 'insights', 'more'] as const
export type MenuGroup = (typeof menuGroups)[number]

/** A page of the app: `/people?view=leads`. */
const address = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])/, saying('An address of Farley begins with one slash.'))
const addresses = z.array(address).max(200)

/** How a sidebar stands: places are named by their address. */
export const sidebarLayout = z.strictObject({
  /** Groups that come first; the first two that have something in them stand open. */
  open: z.array(z.enum(menuGroups)).max(menuGroups.length),
  /** Above all groups, in this order. */
  pinned: addresses,
  hidden: addresses,
  /** Places that were moved within their group, in order. */
  order: addresses,
})
export type SidebarLayout = z.output<typeof sidebarLayout>

const name = z.string().trim().min(1).max(120)
/** Its own name, where somebody gave it one. */
const renamed = name.nullable().default(null)

const favourite = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('record'), id: z.uuid(), record: z.string().max(60), name: renamed }),
  z.strictObject({ kind: z.literal('view'), id: z.uuid(), name: renamed }),
  z.strictObject({ kind: z.literal('page'), to: address, title: name, name: renamed }),
])
/** A record, a view or a page that somebody keeps at hand. */
export type Favourite = z.output<typeof favourite>

const folder = z.strictObject({
  kind: z.literal('folder'),
  id: z.uuid(),
  name,
  closed: z.boolean().default(false),
  items: z.array(favourite).max(100),
})
export type Folder = z.output<typeof folder>

/** What somebody keeps at hand, in order; folders hold no folders. */
export const favourites = z.array(z.union([favourite, folder])).max(100)
export type Favourites = z.output<typeof favourites>
