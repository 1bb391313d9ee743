import { Fragment } from 'react'
import { CommandKeys } from './command-keys.tsx'
import styles from './key-hints.module.css'

/** Beneath what is walked by keys: which of them do what, as the person has them. */
export function KeyHints({ hints }: { hints: readonly { commands: readonly string[]; text: string }[] }) {
  return (
    <p className={styles.keys}>
      {hints.map(({ commands, text }) => (
        <Fragment key={text}>
          {commands.map((id) => (
            <CommandKeys key={id} of={id} />
          ))}
          {text}
        </Fragment>
      ))}
    </p>
  )
}
