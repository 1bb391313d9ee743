import type { Page } from 'playwright-core'

/** What somebody did with their hands since one began to count. */
export interface Effort {
  /** Keys pressed that are not text; a chord such as Ctrl and Enter is one. */
  keys: number
  clicks: number
  /** Letters typed into a field. */
  letters: number
}

/** Counts what reaches a page, whoever presses it, from now on until it is left; answers how much it was so far. */
export async function countEffort(page: Page): Promise<() => Promise<Effort>> {
  await page.evaluate(() => {
    const effort = { keys: 0, clicks: 0, letters: 0 }
    const isField = (element: Element | null) => element?.matches('input, textarea, [contenteditable]') ?? false
    addEventListener(
      'keydown',
      ({ key, ctrlKey, metaKey, altKey, isTrusted, target }) => {
        if (!isTrusted || ['Shift', 'Control', 'Meta', 'Alt'].includes(key)) return
        const isText = [...key].length === 1 && !ctrlKey && !metaKey && !altKey && isField(target as Element)
        if (isText) effort.letters++
        else effort.keys++
      },
      { capture: true },
    )
    addEventListener('pointerdown', ({ isTrusted }) => isTrusted && effort.clicks++, { capture: true })
    Object.assign(globalThis, { effort })
  })
  return () => page.evaluate(() => (globalThis as unknown as { effort: Effort }).effort)
}
