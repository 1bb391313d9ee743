import { menuGroups, type MenuGroup, type SidebarLayout, type WorkRole } from '../../kernel/sidebar.ts'

/** Which groups somebody of that work needs first; of those with something in them, two stand open. */
const firstGroups: Record<WorkRole, readonly MenuGroup[]> = {
  salesRep: ['sales', 'customers'],
  salesManager: ['sales', 'insights', 'customers'],
  marketer: ['marketing', 'insights', 'customers', 'sales'],
  supportAgent: ['service', 'customers', 'work'],
  successManager: ['customers', 'work'],
  projectLead: ['work', 'customers'],
  administrator: ['customers', 'work'],
}

/** Each with the icon that stands for it where one chooses. */
export const roleIcons: Record<WorkRole, string> = {
  salesRep: 'heart-handshake',
  salesManager: 'target-arrow',
  marketer: 'speakerphone',
  supportAgent: 'headset',
  successManager: 'users',
  projectLead: 'list-check',
  administrator: 'settings',
}

/** The sidebar of a work role before anybody changes it; who has not said theirs begins as a sales rep does. */
export function templateOf(role: WorkRole | null): SidebarLayout {
  const first = firstGroups[role ?? 'salesRep']
  const open = [...first, ...menuGroups.filter((group) => !first.includes(group) && group !== 'more')]
  return { open, pinned: [], hidden: [], order: [] }
}
