import { useState } from 'react'
import { Avatar, CompanyMark } from './avatar.tsx'
import { Button } from './button.tsx'
import { Checkbox } from './checkbox.tsx'
import { Chip, Status, type Tone } from './chip.tsx'
import { Dialog } from './dialog.tsx'
import { EmptyState } from './empty-state.tsx'
import { icons } from './icons.ts'
import { Icon } from './icon.tsx'
import { KeyCap } from './key-cap.tsx'
import { Menu } from './menu.tsx'
import styles from './kit-page.module.css'
import { NextStatus } from './next-status.tsx'
import { Ring } from './ring.tsx'
import { Segmented } from './segmented.tsx'
import { SkeletonLines } from './skeleton.tsx'
import { TextField } from './text-field.tsx'
import { toast } from './toast.tsx'

const tones: readonly Tone[] = ['plain', 'success', 'warning', 'danger', 'info', 'ai']
const kinds = ['plain', 'quiet', 'link', 'primary', 'danger'] as const
const nothing = () => undefined

/** `/kit`, while developing only: every part of the kit in all its states, to be looked at in both themes. */
export function KitPage() {
  const [open, setOpen] = useState(false)
  const [layout, setLayout] = useState<'table' | 'board'>('table')
  return (
    <main className={styles.page}>
      <h1>Kit</h1>
      <section>
        {kinds.map((kind) => (
          <Button key={kind} kind={kind} icon="plus">
            {kind}
          </Button>
        ))}
        <Button disabled>disabled</Button>
        <Button busy>busy</Button>
        <Button icon="dots" label="More" />
        <Button kind="primary" size={40} keys="mod+enter">
          Send
        </Button>
      </section>
      <section>
        {tones.map((tone) => (
          <Chip key={tone} tone={tone} icon="circle-check">
            {tone}
          </Chip>
        ))}
        {tones.map((tone) => (
          <Status key={tone} tone={tone} icon="clock">
            {tone}
          </Status>
        ))}
        <NextStatus at={null} />
        <NextStatus at={new Date().toISOString()} />
        <NextStatus at="2026-01-01T09:00:00Z" />
      </section>
      <section>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <Ring key={share} share={share} />
        ))}
        {([20, 24, 28, 32, 44] as const).map((size) => (
          <Avatar key={size} name="Anna Keller" size={size} />
        ))}
        {([16, 20, 24, 44] as const).map((size) => (
          <CompanyMark key={size} name="Steinbach" size={size} />
        ))}
        <KeyCap keys="mod+k" /> <KeyCap keys="g d" />
        <Checkbox label="Chosen" defaultChecked />
        <Checkbox label="Partly" partly onChange={nothing} />
        <Checkbox label="Not chosen" />
        <Segmented
          label="Layout"
          value={layout}
          onChange={setLayout}
          options={[
            { value: 'table', label: 'Table', icon: 'table' },
            { value: 'board', label: 'Board', icon: 'layout-kanban' },
          ]}
        />
        <Menu
          items={[
            { label: 'One', icon: 'pencil', keys: 'e', onSelect: nothing },
            { label: 'Chosen', checked: true, group: 'Group', onSelect: nothing },
            { label: 'Delete', icon: 'trash', danger: true, group: true, onSelect: nothing },
          ]}
        >
          <Button iconAfter="chevron-down">Menu</Button>
        </Menu>
        <Button onClick={() => setOpen(true)}>Dialog</Button>
        <Button onClick={() => toast({ text: 'Deal moved', action: { label: 'Undo', run: nothing } })}>Toast</Button>
      </section>
      <section className={styles.fields}>
        <TextField label="Name" defaultValue="Steinbach Papier" help="As on the door." />
        <TextField label="E-mail" defaultValue="eva@" error="This is no e-mail address." />
        <SkeletonLines />
      </section>
      <EmptyState icon="users" title="There are no people yet.">
        <Button icon="plus">New person</Button>
      </EmptyState>
      <section>
        {Object.keys(icons).map((name) => (
          <span key={name} title={name}>
            <Icon name={name} />
          </span>
        ))}
      </section>
      {open && (
        <Dialog title="A dialog" onClose={() => setOpen(false)} foot={<Button kind="primary">Do it</Button>}>
          What must be answered.
        </Dialog>
      )}
    </main>
  )
}
