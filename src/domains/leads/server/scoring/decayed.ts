const dayMs = 86_400_000

/** How many whole days have gone by since a moment, both in milliseconds. */
export const daysSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / dayMs))

/** Points for what happened so many days ago: half after a half-life, in whole points, for and against alike; all of them where nothing decays. */
export function decayed(points: number, halfLife: number | null, days: number): number {
  if (halfLife === null) return points
  const left = Math.round(Math.abs(points) * 0.5 ** (days / halfLife))
  // No reason counts -0.
  return points < 0 && left > 0 ? -left : left
}
