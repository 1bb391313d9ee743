import { isTyping } from './keys.ts'

/** Whether what has the focus is the place that was waited for. */
type Takes = (focused: Element) => boolean

/** Milliseconds after which nobody waits any longer for a place that does not come. */
const longest = 20_000
const alone = ['Shift', 'Control', 'Meta', 'Alt']

let giveUp: (() => void) | undefined

/**
 * Keeps what is pressed from now on until a place that takes it has the focus, and gives it to that: without this, letters
 * typed for a part of the app that is still coming would be single keys. The pointer ends it, and Escape, by which the place
 * is given up.
 */
export function keepKeysFor(takes: Takes, cancel?: () => void): void {
  giveUp?.()
  const kept: KeyboardEvent[] = []
  let arrived = false
  const press = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing || alone.includes(event.key)) return
    const isLeft = event.key === 'Escape' && !arrived
    if (isLeft) end()
    if ((isLeft && !cancel) || (isChord(event) && event.key !== 'Enter')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (isLeft) cancel?.()
    else kept.push(event)
  }
  const look = () => {
    if (arrived || !document.activeElement || !takes(document.activeElement)) return
    arrived = true
    // Once it has done what it does first: marking its text, for one.
    setTimeout(() => {
      end()
      if (document.activeElement) give(document.activeElement, kept)
    })
  }
  const timer = setTimeout(end, longest)
  function end() {
    clearTimeout(timer)
    removeEventListener('keydown', press, true)
    removeEventListener('focusin', look, true)
    removeEventListener('pointerdown', end, true)
    giveUp = undefined
  }
  giveUp = end
  addEventListener('keydown', press, true)
  addEventListener('focusin', look, true)
  addEventListener('pointerdown', end, true)
}

/** The place that was waited for takes no keys after all. */
export const letKeysGo = () => giveUp?.()

const isChord = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey

/** Types what was kept, and presses the rest. */
function give(place: Element, kept: readonly KeyboardEvent[]): void {
  let text = ''
  const type = () => {
    // The one way that leaves the browser's own undo whole.
    if (text) document.execCommand('insertText', false, text)
    text = ''
  }
  for (const { key, code, ctrlKey, metaKey, shiftKey } of kept) {
    const focused = document.activeElement ?? place
    if (key.length === 1 && isTyping(focused)) {
      text += key
      continue
    }
    type()
    const press = new KeyboardEvent('keydown', {
      key,
      code,
      ctrlKey,
      metaKey,
      shiftKey,
      bubbles: true,
      cancelable: true,
    })
    const isMeant = focused.dispatchEvent(press)
    if (isMeant && key === 'Enter' && focused instanceof HTMLButtonElement) focused.click()
    if (isMeant && key === 'Backspace' && isTyping(focused)) document.execCommand('delete')
  }
  type()
}
