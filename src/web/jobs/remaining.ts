interface Running {
  done: number
  total: number | null
  startedAt: string | null
}

/** Less than this share says nothing yet about the rest. */
const tellingShare = 0.02

/** Seconds until a job is done if it goes on as it has; null while that cannot be told. */
export function secondsLeft({ done, total, startedAt }: Running, now: number): number | null {
  if (!startedAt || !total || done >= total || done / total < tellingShare) return null
  const seconds = (now - Date.parse(startedAt)) / 1000
  return seconds > 0 ? Math.max(1, Math.round((seconds / done) * (total - done))) : null
}
