import styles from './avatar.module.css'
import { join } from './join.ts'

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return letters.map((word) => [...word][0]!.toLocaleUpperCase()).join('')
}

/** A person: grey initials in a circle. The name stands beside it or is read from the title. */
export function Avatar({ name, size = 20 }: { name: string; size?: 20 | 24 | 28 | 32 | 44 }) {
  return (
    <span className={join(styles.avatar, styles[`s${size}`])} title={name} aria-hidden>
      {initials(name) || '?'}
    </span>
  )
}

/** A company: a square with its first letter. */
export function CompanyMark({ name, size = 16 }: { name: string; size?: 16 | 20 | 24 | 44 }) {
  return (
    <span className={join(styles.mark, styles[`m${size}`])} aria-hidden>
      {[...name.trim()][0]?.toLocaleUpperCase() ?? '?'}
    </span>
  )
}
