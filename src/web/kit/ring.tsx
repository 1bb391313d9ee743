const round = 11.94

/** The ring that fills by quarters: how far a stage is (share 0 to 1), or how much a permission covers. */
export function Ring({ share, size = 14, className }: { share: number; size?: number; className?: string }) {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * 4) / 4
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden className={className} style={ring}>
      <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {filled > 0 && (
        <circle
          cx="7"
          cy="7"
          r="1.9"
          fill="none"
          stroke="currentColor"
          strokeWidth="3.8"
          strokeDasharray={`${filled * round} ${round}`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  )
}

const ring = { flex: 'none', display: 'block', color: 'var(--text-2)' } as const
