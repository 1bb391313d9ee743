import { icons } from './icons.ts'
import drawings from './icons.svg?url'
import { join } from './join.ts'

export interface IconProps {
  /** A Tabler name, as definitions carry it: `heart-handshake`. */
  name: string
  /** 16 on desks, 20 on phones, 12 to 14 in chips and heads. */
  size?: number
  className?: string
}

/** What points along the reading direction, and so the other way where reading does. */
const pointing = /^(arrows?-(left|right)|arrow-back-up|chevron-(left|right)|corner-down-left|logout)/
const known: ReadonlySet<string> = new Set(icons)

// Fetched beside what draws with them, not after it.
if (typeof Image !== 'undefined') new Image().src = drawings

/** An outline icon, always beside a word or inside something that is labelled; unknown names show a circle. */
export function Icon({ name, size = 16, className }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={join(className, pointing.test(name) && 'pointing')}
      style={{ flex: 'none', display: 'block' }}
      data-icon={name}
      aria-hidden
    >
      <use href={`${drawings}#${known.has(name) ? name : 'circle'}`} />
    </svg>
  )
}
