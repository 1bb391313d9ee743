/** Runs something when nothing else is to do: parts are fetched before anybody waits for them. */
export const whenIdle: (run: () => void) => unknown =
  globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500))
