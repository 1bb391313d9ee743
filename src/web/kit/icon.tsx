import { icons } from './icons.ts'

export interface IconProps {
  /** A Tabler name, as definitions carry it: `heart-handshake`. */
  name: string
  /** 16 on desks, 20 on phones, 12 to 14 in chips and heads. */
  size?: number
  className?: string
}

/** An outline icon, always beside a word or inside something that is labelled; unknown names show a circle. */
export function Icon({ name, size = 16, className }: IconProps) {
  const Drawing = icons[name as keyof typeof icons] ?? icons.circle
  return (
    <Drawing size={size} stroke={1.5} className={className} aria-hidden style={{ flex: 'none', display: 'block' }} />
  )
}
