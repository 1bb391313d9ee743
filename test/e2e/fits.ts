import type { Page } from 'playwright-core'

/** Waits until what a page reads is there: nothing has been drawn for a while, and nothing is outlined. */
export const atRest = (page: Page): Promise<void> =>
  page.evaluate(
    (quietMs) =>
      new Promise<void>((done) => {
        const look = () => (document.querySelector('[class*=skeleton]') ? wait() : (watcher.disconnect(), done()))
        let timer: ReturnType<typeof setTimeout>
        const wait = () => {
          clearTimeout(timer)
          timer = setTimeout(look, quietMs)
        }
        const watcher = new MutationObserver(wait)
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true })
        wait()
      }),
    350,
  )

/** What does not fit a narrow screen, as lines; empty where all does. What is cut says so with an ellipsis. */
export const misfitsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const say = (what: string, element: Element) =>
      `${what}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 160)} in ${element.parentElement?.className.slice(0, 60)}`
    const styleOf = (element: Element) => getComputedStyle(element)
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('[inert], .aloud, [aria-hidden=true]') // prettier-ignore

    const clips = (element: Element) => {
      const { overflowX, textOverflow, whiteSpace } = styleOf(element)
      const isCut = element.scrollWidth > element.clientWidth + 1 && ['hidden', 'clip'].includes(overflowX)
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      return isCut && hasText && textOverflow !== 'ellipsis' && whiteSpace === 'nowrap'
    }
    const scrolls = (element: Element | null): boolean =>
      element !== null && (['auto', 'scroll', 'hidden', 'clip'].includes(styleOf(element).overflowX) || scrolls(element.parentElement)) // prettier-ignore
    const all = [...document.body.querySelectorAll('*')].filter(isShown)
    const sticksOut = (element: Element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 0 && (right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement)
    }
    return [
      ...(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []),
      ...all.filter(sticksOut).map((each) => say('sticks out', each)),
      ...all.filter(clips).map((each) => say('clipped', each)),
    ] // prettier-ignore
  })

/** What is too small for a thumb: a target is hit over 44 pixels both ways, a link within a sentence is as high as its line (WCAG 2.2, 2.5.8). */
export const smallOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const say = (what: string, element: Element) =>
      `${what}: ${element.outerHTML.replace(/\s+/g, ' ').slice(0, 160)} in ${element.parentElement?.className.slice(0, 60)}`
    const styleOf = (element: Element) => getComputedStyle(element)
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('[inert], .aloud, [aria-hidden=true]') // prettier-ignore

    const targets =
      [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=tab], [role=option], [role=checkbox], [role=switch]')] // prettier-ignore
        .filter((each) => isShown(each) && !each.matches(':disabled, [type=hidden]'))
    const lengthOf = (element: Element | null) => element?.textContent?.trim().length ?? 0
    const blockOf = (element: Element | null): Element | null =>
      element && styleOf(element).display === 'inline' ? blockOf(element.parentElement) : element
    const isInText = (element: Element) =>
      styleOf(element).display === 'inline' && lengthOf(blockOf(element)) > lengthOf(element)
    // Where a pin lies is what it says; the list beside it has the same (WCAG 2.2, 2.5.8: essential, equivalent).
    const isPin = (element: Element) => element.closest('[aria-describedby=map-keys]') !== null
    const isSmall = (target: Element): boolean => {
      target.scrollIntoView({ block: 'center', inline: 'center' })
      const { left, top, width, height } = target.getBoundingClientRect()
      const [x, y] = [left + width / 2, top + height / 2]
      const hits = (dx: number, dy: number) => {
        const found = document.elementFromPoint(x + dx, y + dy)
        return found !== null && (target.contains(found) || found.closest('label')?.control === target)
      }
      const reach = (dx: number, dy: number) => {
        let steps = 0
        while (steps < 44 && hits(dx * (steps + 1), dy * (steps + 1))) steps++
        return steps
      }
      // Something lies over it: it is no target now.
      if (width === 0 || !hits(0, 0)) return false
      // A middle between two pixels is rounded on both sides.
      return reach(-1, 0) + reach(1, 0) < 42 || reach(0, -1) + reach(0, 1) < 42
    }

    return targets.filter((each) => !isInText(each) && !isPin(each) && isSmall(each)).map((each) => say('small', each))
  })
