import { reachable } from '../kit/stops.ts'

/** Where something stood: in whom, and as which of its children. */
interface Place {
  parent: Element
  index: number
}

/** The focus is never lost to who works with keys: when what had it goes away, what stands nearest to it has it. Answers how to end it. */
export function keepFocusSomewhere(): () => void {
  let last: Element | null = null
  let places: Place[] = []
  let byKeys = false
  const remember = ({ target }: FocusEvent) => {
    last = target as Element
    places = placesOf(last)
  }
  const look = () => {
    if (!byKeys || !isLost() || last === null || (last.isConnected && last.matches(reachable))) return
    nearest(places)?.focus({ preventScroll: true })
  }
  const keys = () => void (byKeys = true)
  const pointer = () => void (byKeys = false)
  // Whoever has taken something away may know better where one goes on: they are first.
  const observer = new MutationObserver(() => isLost() && setTimeout(look, 50))
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', remember)
  addEventListener('keydown', keys, { capture: true })
  addEventListener('pointerdown', pointer, { capture: true })
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', remember)
    removeEventListener('keydown', keys, { capture: true })
    removeEventListener('pointerdown', pointer, { capture: true })
  }
}

const isLost = () => document.activeElement === null || document.activeElement === document.body

function placesOf(element: Element): Place[] {
  const places: Place[] = []
  for (let each = element; each.parentElement; each = each.parentElement)
    places.push({ parent: each.parentElement, index: [...each.parentElement.children].indexOf(each) })
  return places
}

/** What follows where it was, else what came before it, in the innermost part that is still there; the page itself, where that is gone. */
function nearest(places: readonly Place[]): HTMLElement | null {
  const page = document.getElementById('main')
  for (const { parent, index } of places) {
    if (!parent.isConnected) continue
    if (page && (parent === page || !page.contains(parent))) return page
    const children = [...parent.children]
    const around = [...children.slice(index), ...children.slice(0, index).reverse()]
    for (const child of around) {
      const found = child.matches(reachable) ? child : child.querySelector(reachable)
      if (found?.checkVisibility()) return found as HTMLElement
    }
  }
  return page
}
