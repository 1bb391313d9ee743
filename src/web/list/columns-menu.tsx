import { useState } from 'react'
import type { Field } from '../../kernel/field.ts'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { Popover } from '../kit/popover.tsx'
import { useWords } from '../words/words.ts'
import styles from './columns-menu.module.css'

interface Props {
  fields: Readonly<Record<string, Field>>
  /** The name of the title, which always stands first. */
  title: string
  columns: readonly string[]
  /** How many stay in sight when one scrolls aside. */
  frozen: number
  onFreeze: (count: number) => void
  onChange: (columns: string[]) => void
}

/** Which fields a list shows, in which order, and which of them stay in sight. */
export function ColumnsMenu({ fields, title, columns, frozen, onFreeze, onChange }: Props) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  const shown = columns.filter((name) => name !== title && fields[name])
  const hidden = Object.keys(fields).filter((name) => name !== title && !shown.includes(name) && name !== 'deletedAt')
  const move = (name: string, by: number) => {
    const next = [...shown]
    const index = next.indexOf(name)
    next.splice(index, 1)
    next.splice(Math.max(0, index + by), 0, name)
    onChange([title, ...next])
  }
  const toggle = (name: string) =>
    onChange([title, ...(shown.includes(name) ? shown.filter((each) => each !== name) : [...shown, name])])
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      align="end"
      width={272}
      label={t('list.columns')}
      target={
        <Button kind="quiet" icon="columns-3" onClick={() => setOpen(!open)}>
          {t('list.columns')}
        </Button>
      }
    >
      <ul className={styles.list}>
        {[...shown, ...hidden].map((name) => (
          <li key={name} className={styles.line}>
            <label className={styles.label}>
              <Checkbox label={fields[name]!.label} checked={shown.includes(name)} onChange={() => toggle(name)} />
              <span className="cut">{fields[name]!.label}</span>
            </label>
            {shown.includes(name) && (
              <>
                <Button
                  kind="quiet"
                  size={24}
                  icon="pin"
                  label={t('column.freezeTo', { label: fields[name]!.label })}
                  aria-pressed={shown.indexOf(name) + 1 < frozen}
                  onClick={() => onFreeze(shown.indexOf(name) + 2 === frozen ? 1 : shown.indexOf(name) + 2)}
                />
                <Button
                  kind="quiet"
                  size={24}
                  icon="arrow-up"
                  label={t('list.moveUp', { label: fields[name]!.label })}
                  disabled={shown[0] === name}
                  onClick={() => move(name, -1)}
                />
                <Button
                  kind="quiet"
                  size={24}
                  icon="arrow-down"
                  label={t('list.moveDown', { label: fields[name]!.label })}
                  disabled={shown.at(-1) === name}
                  onClick={() => move(name, 1)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Popover>
  )
}
