/** Milliseconds from the first moment of a page in which everything belongs to what one came for. */
const firstOfAll = 2_000

/** Runs something when nothing else is to do, some seconds after the page began: parts are fetched before anybody waits for them. */
export function whenIdle(run: () => void): void {
  setTimeout(() => whenFree(run), Math.max(0, firstOfAll - performance.now()))
}

function whenFree(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 500)
}
