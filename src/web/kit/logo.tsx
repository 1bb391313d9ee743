const card =
  'M2.5 1h4.1a1.5 1.5 0 0 1 1.2.6L8.9 3h4.6A1.5 1.5 0 0 1 15 4.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 1 13.5v-11A1.5 1.5 0 0 1 2.5 1zM4 6v7h2v-2h3V9H6V8h6V6H4z'

/** Farley's mark in the colour of the text around it: an open card whose ruled lines make an F. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" role="img" aria-label="Farley">
      <path fillRule="evenodd" d={card} />
    </svg>
  )
}
