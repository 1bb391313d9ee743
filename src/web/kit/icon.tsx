import { icons } from './icons.ts'
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

/** An outline icon, always beside a word or inside something that is labelled; unknown names show a circle. */
export function Icon({ name, size = 16, className }: IconProps) {
  const Drawing = icons[name as keyof typeof icons] ?? icons.circle
  return (
    <Drawing
      size={size}
      stroke={1.5}
      className={join(className, pointing.test(name) && 'pointing')}
      aria-hidden
      style={{ flex: 'none', display: 'block' }}
    />
  )
}
