import { useState } from 'react'
import { Avatar } from './avatar.tsx'
import { Button } from './button.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import { Popover } from './popover.tsx'
import type { Family } from './stories/family.ts'
import { TextField } from './text-field.tsx'

const onSelect = () => undefined
const items: readonly MenuItem[] = [
  { label: 'Edit', icon: 'pencil', keys: 'e', onSelect },
  { label: 'Assign to Anna Keller', mark: <Avatar name="Anna Keller" />, hint: 'out today', onSelect },
  { label: 'Merge into…', icon: 'arrow-merge', disabled: true, onSelect },
  { label: 'Compact rows', checked: true, group: 'Shown as', onSelect },
  { label: 'Comfortable rows', checked: false, onSelect },
  { label: 'Delete', icon: 'trash', danger: true, group: true, onSelect },
]
const many = Array.from({ length: 40 }, (_, index) => ({ label: `Choice ${index + 1}`, onSelect }))
const long = [
  { label: 'Als Ansprechpartner für die Verlängerung des Rahmenvertrags festlegen', icon: 'flag', onSelect },
]

function Panel() {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      label="Add a condition"
      width={304}
      target={<Button data-opens icon="filter" onClick={() => setOpen(!open)} children="Panel" />}
    >
      <TextField label="City" />
    </Popover>
  )
}

const opening = (name: string) => <Button data-opens iconAfter="chevron-down" children={name} />

export const family: Family = {
  name: 'Menu and panel',
  stories: {
    'All kinds of entries': () => <Menu items={items} children={opening('Menu')} />,
    'With words above': () => <Menu items={items.slice(0, 2)} head="Why was it lost?" children={opening('Asking')} />,
    'Longer than the window': () => <Menu items={many} children={opening('Many')} />,
    'Long text': () => <Menu items={long} width={240} children={opening('Narrow')} />,
    'A panel': Panel,
  },
}
