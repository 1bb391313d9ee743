import { useState } from 'react'
import { f } from '../../kernel/field.ts'
import { DayEditor } from '../fields/edit/day-editor.tsx'
import { Button } from '../kit/button.tsx'
import { Popover } from '../kit/popover.tsx'
import { useWords } from '../words/words.ts'

/** Goes to what took place on a day, or the last day before it. */
export function JumpToDate({ onJump, busy }: { onJump: (day: string) => void; busy: boolean }) {
  const [open, setOpen] = useState(false)
  const t = useWords()
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      label={t('timeline.jump')}
      align="end"
      width={220}
      target={
        <Button
          kind="quiet"
          icon="calendar-event"
          label={t('timeline.jump')}
          busy={busy}
          onClick={() => setOpen(!open)}
        />
      }
    >
      <DayEditor
        field={f.date({ label: t('timeline.jump') })}
        value={null}
        autoFocus
        onCancel={() => setOpen(false)}
        onSave={(day) => {
          setOpen(false)
          if (day) onJump(day)
        }}
      />
    </Popover>
  )
}
