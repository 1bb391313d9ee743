interface Move {
  happenedAt: string
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** Days spent in each stage, by its id, from the moves of a deal (newest first), its first day and the day until which it counts. */
export function daysInStages(
  moves: readonly Move[],
  current: string,
  from: string,
  until: string,
  dayOf: (moment: string) => string,
  between: (from: string, to: string) => number,
): Map<string, number> {
  const oldestFirst = [...moves].sort((one, other) => one.happenedAt.localeCompare(other.happenedAt))
  const days = new Map<string, number>()
  const add = (stage: unknown, start: string, end: string) => {
    if (typeof stage === 'string') days.set(stage, (days.get(stage) ?? 0) + Math.max(0, between(start, end)))
  }
  let start = from
  for (const move of oldestFirst) {
    const day = dayOf(move.happenedAt)
    if (typeof move.before.stage === 'string') add(move.before.stage, start, day)
    start = day
  }
  add(current, start, until)
  return days
}
