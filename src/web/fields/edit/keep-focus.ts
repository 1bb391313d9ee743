/** Gives the focus to an element if the editor that has just gone took it along; never takes it from where somebody went. */
export function keepFocus(element: HTMLElement | null): void {
  const { activeElement, body } = document
  if (activeElement === null || activeElement === body) element?.focus({ preventScroll: true })
}
