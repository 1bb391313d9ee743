export interface Measured {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
}

/** Does the same again and again, so many at a time, for so many seconds. */
export async function load(
  clients: number,
  seconds: number,
  once: (number: number) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = []
  let number = 0
  const begun = performance.now()
  const end = begun + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const at = performance.now()
        await once(number++)
        times.push(performance.now() - at)
      }
    }),
  )
  const elapsed = (performance.now() - begun) / 1000
  times.sort((one, other) => one - other)
  const part = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { perSecond: times.length / elapsed, p50: part(0.5), p95: part(0.95), p99: part(0.99) }
}
