import type { ReactNode } from 'react'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { useWords } from '../words/words.ts'

interface Props {
  title: string
  /** On the button that does it. */
  go: string
  danger?: boolean
  busy?: boolean
  /** False while something is still to be said. */
  ready?: boolean
  width?: number
  /** The form in it that the button sends; without one it calls `onGo`. */
  form?: string
  onGo?: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog that asks for one thing: cancelled, or done by the button at its end. */
export function AskDialog({
  title,
  go,
  danger,
  busy = false,
  ready = true,
  width = 440,
  form,
  onGo,
  onClose,
  children,
}: Props) {
  const t = useWords()
  return (
    <Dialog
      title={title}
      width={width}
      onClose={onClose}
      foot={
        <>
          <Button size={32} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            size={32}
            kind={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={!ready}
            {...(form && { type: 'submit', form })}
            {...(onGo && { onClick: onGo })}
          >
            {go}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
