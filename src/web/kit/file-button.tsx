import { useRef } from 'react'
import { Button, type ButtonProps } from './button.tsx'

interface Props extends Omit<ButtonProps, 'onClick' | 'label'> {
  /** The kinds of file that are offered: `.csv,.txt`. */
  accept: string
  /** What the button says. */
  children: string
  onFile: (file: File) => void
}

/** A button that asks for one file; the same file can be chosen again. */
export function FileButton({ accept, children, onFile, ...button }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={children}
        tabIndex={-1}
        className="aloud"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  )
}
