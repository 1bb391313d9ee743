/** What the focus can come to by Tab. */
export const reachable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/** Where Tab stops within something, in its order. */
export const stopsIn = (within: ParentNode): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(reachable)].filter((each) => each.checkVisibility())
