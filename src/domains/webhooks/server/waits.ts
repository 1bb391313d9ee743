const minute = 60_000
const hour = 60 * minute

/** How long a message is tried before it is given up. */
export const patienceMs = 72 * hour
/** How long nothing may have arrived before a webhook is turned off. */
export const stopAfterMs = 5 * 24 * hour
/** How long a secret still signs after it was replaced. */
export const bothMs = 24 * hour
/** How long the log keeps what is over. */
export const keptDays = 30

const waits = [5_000, 30_000, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 8 * hour]

/** Milliseconds until a message is tried again that has failed so many times; a little more or less, so that not all come back at once. */
export function waitAfter(attempts: number, random = Math.random): number {
  const wait = waits[Math.min(attempts, waits.length) - 1]!
  return Math.round(wait * (0.9 + 0.2 * random()))
}
