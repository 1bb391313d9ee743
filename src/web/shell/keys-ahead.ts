import { stopsIn } from '../kit/stops.ts'
import { isTyping } from './keys.ts'

/** Whether what has the focus is the place that was waited for. */
type Takes = (focused: Element) => boolean

/** Milliseconds after which nobody waits any longer for a place that does not come. */
const longest = 20_000
const alone = ['Shift', 'Control', 'Meta', 'Alt']

interface Wait {
  kept: KeyboardEvent[]
  end: () => void
}

let current: Wait | undefined

/**
 * Keeps what is pressed from now on until a place that takes it has the focus, and gives it to that: without this, letters
 * typed for a part of the app that is still coming would be single keys. A part that does not load ends it, and Escape where
 * the place can be given up; after a press of the pointer only the letters typed before it are left, for a place of text. What was kept for another place goes to this one, which it led to. Answers what
 * looks whether the place has the focus already.
 */
export function keepKeysFor(takes: Takes, giveUp?: () => void): () => void {
  const kept = current?.kept ?? []
  current?.end()
  let arrived = false
  let isTurned = false
  const press = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.isComposing || alone.includes(event.key)) return
    const isLeft = event.key === 'Escape' && !arrived && giveUp !== undefined
    if (!isLeft && isChord(event) && event.key !== 'Enter') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!isLeft) return void kept.push(event)
    end()
    giveUp()
  }
  const look = () => {
    if (arrived || current !== wait || !document.activeElement || !takes(document.activeElement)) return
    if (isTurned && !isTyping(document.activeElement)) return end()
    arrived = true
    // Once it has done what it does first: marking its text, for one.
    setTimeout(give)
  }
  // Step by step, with what is pressed meanwhile behind it: a key may close the place, or open one that takes the rest.
  const give = () => {
    if (current !== wait) return
    if (kept.length === 0) return end()
    giveNext(kept)
    setTimeout(give)
  }
  // Whoever presses elsewhere types for it no more; what a key would have done is not done then.
  const turn = () => {
    if (arrived) return
    isTurned = true
    removeEventListener('keydown', press, true)
    const firstOther = kept.findIndex(({ key }) => key.length > 1)
    if (firstOther >= 0) kept.splice(firstOther)
    if (kept.length === 0) end()
  }
  const timer = setTimeout(end, longest)
  function end() {
    clearTimeout(timer)
    removeEventListener('keydown', press, true)
    removeEventListener('focusin', look, true)
    removeEventListener('pointerdown', turn, true)
    removeEventListener('vite:preloadError', end)
    if (current === wait) current = undefined
  }
  const wait: Wait = { kept, end }
  current = wait
  addEventListener('keydown', press, true)
  addEventListener('focusin', look, true)
  addEventListener('pointerdown', turn, true)
  addEventListener('vite:preloadError', end)
  return look
}

/** The place that was waited for takes no keys after all. */
export const letKeysGo = () => current?.end()

const isChord = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey

/** Types the letters that come first, or presses the key that does. */
function giveNext(kept: KeyboardEvent[]): void {
  const focused = document.activeElement ?? document.body
  const end = isTyping(focused) ? kept.findIndex(({ key }) => key.length > 1) : 0
  const letters = kept.splice(0, end < 0 ? kept.length : end)
  // The one way that leaves the browser's own undo whole.
  if (letters.length > 0) document.execCommand('insertText', false, letters.map(({ key }) => key).join(''))
  else press(focused, kept.shift()!)
}

function press(focused: Element, { key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
  const press = new KeyboardEvent('keydown', { key, code, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true })
  const isMeant = focused.dispatchEvent(press)
  if (isMeant && key === 'Enter' && focused instanceof HTMLButtonElement) focused.click()
  if (isMeant && key === 'Backspace' && isTyping(focused)) document.execCommand('delete')
  if (isMeant && key === 'Tab' && document.activeElement === focused) toNext(focused, shiftKey)
}

/** A key that no person presses moves no focus by itself. */
function toNext(from: Element, back: boolean): void {
  const stops = stopsIn(document)
  stops.at(stops.indexOf(from as HTMLElement) + (back ? -1 : 1))?.focus()
}
