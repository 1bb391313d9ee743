import { useState } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { Family } from './stories/family.ts'
import { TextField } from './text-field.tsx'

const paragraphs = Array.from(
  { length: 24 },
  (_, index) => `Line ${index + 1} of what must be read before one goes on.`,
)

function Opened({ name, long = false }: { name: string; long?: boolean }) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button data-opens onClick={() => setOpen(true)} children={name} />
      {open && (
        <Dialog
          title={
            long ? 'A title so long that it does not fit on the first line of a window this narrow' : 'Rename the stage'
          }
          onClose={close}
          foot={
            <>
              <Button size={32} onClick={close} children="Cancel" />
              <Button size={32} kind="primary" onClick={close} children="Rename" />
            </>
          }
        >
          {long ? (
            paragraphs.map((line) => <p key={line}>{line}</p>)
          ) : (
            <TextField label="Name" defaultValue="Proposal" />
          )}
        </Dialog>
      )}
    </>
  )
}

export const family: Family = {
  name: 'Dialog',
  stories: {
    'With a question': () => <Opened name="Rename" />,
    'Longer than the window': () => <Opened name="Read on" long />,
  },
}
