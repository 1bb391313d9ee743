/** Runs something when nothing else is to do, after two seconds at the latest: parts are fetched before anybody waits for them. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 500)
}
