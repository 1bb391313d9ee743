import { describe, expect, it } from 'vitest'
import { workRoles, type MenuGroup } from '../../kernel/sidebar.ts'
import { templateOf } from './role-templates.ts'
import { arrange, hide, move, openFirst, pin, show, unpin } from './sidebar-layout.ts'

const group = (name: MenuGroup, ...names: string[]) => ({
  group: name,
  places: names.map((each) => ({ label: each, icon: 'circle', to: `/${each}` })),
})
const menu = [
  group('sales', 'leads', 'deals', 'products'),
  group('customers', 'people', 'companies'),
  group('work', 'tasks', 'meetings', 'calls', 'mails', 'notes', 'files', 'import'),
]
const rep = templateOf('salesRep')
const shown = (layout = rep) => {
  const { pinned, groups, more } = arrange(menu, layout)
  const names = ({ places }: { places: { label: string }[] }) => places.map(({ label }) => label).join(' ')
  return [names({ places: pinned }), ...groups.map(names), '…', ...more.map(names)].filter(Boolean)
}

describe('a sidebar', () => {
  it('of every work role opens at most two groups and nine places', () => {
    for (const role of [...workRoles, null]) {
      const { groups } = arrange(menu, templateOf(role))
      expect(groups.length).toBeLessThanOrEqual(2)
      expect(groups.flatMap(({ places }) => places).length).toBeLessThanOrEqual(9)
    }
  })

  it('begins with what the work needs; the rest waits', () => {
    expect(shown()).toEqual(['leads deals products', 'people companies', '…', 'tasks meetings calls mails notes files import']) // prettier-ignore
    expect(shown(templateOf('projectLead'))[0]).toBe('tasks meetings calls mails notes files import')
  })

  it('has the tenth place among the rest', () => {
    const { groups, more } = arrange([group('work', ...'abcdefgh'), group('customers', ...'xyz')], templateOf('projectLead')) // prettier-ignore
    expect(groups.map(({ places }) => places.length)).toEqual([8, 1])
    expect(more.map(({ places }) => places.length)).toEqual([2])
  })

  it('fills the place of groups that there are not with those that come next', () => {
    expect(arrange(menu, templateOf('marketer')).groups.map((each) => each.group)).toEqual(['customers', 'sales'])
  })

  it('has what is pinned above all, and what is hidden nowhere', () => {
    expect(shown(hide(pin(rep, '/tasks'), '/leads'))).toEqual(['tasks', 'deals products', 'people companies', '…', 'meetings calls mails notes files import']) // prettier-ignore
    expect(shown(show(unpin(hide(pin(rep, '/tasks'), '/leads'), '/tasks'), '/leads'))).toEqual(shown())
  })

  it('is put in order within a group and among what is pinned', () => {
    const moved = move(rep, ['/leads', '/deals', '/products'], '/products', '/leads')
    expect(shown(moved)[0]).toBe('products leads deals')
    const pinned = pin(pin(rep, '/tasks'), '/calls')
    expect(shown(move(pinned, ['/tasks', '/calls'], '/calls', '/tasks'))[0]).toBe('calls tasks')
    expect(move(rep, ['/leads'], '/leads', '/people')).toBe(rep)
  })

  it('opens another group first', () => {
    expect(arrange(menu, openFirst(rep, 'work')).groups.map((each) => each.group)).toEqual(['work', 'sales'])
  })
})
