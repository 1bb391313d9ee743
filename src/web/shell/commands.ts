import { useEffect, useId, useRef } from 'react'
import type { OwnKeys } from '../../kernel/own-keys.ts'
import { preferenceNow, usePreference } from '../api/preferences.ts'
import { store } from '../kit/store.ts'
import { createRequest } from './create-request.ts'
import { keyEntry } from './key-entries.ts'
import { isPressing, isTyping, matchKeys, stepOf } from './keys.ts'
import { withOwnKeys } from './own-keys.ts'
import { palette } from './palette-open.ts'

/** Something that can be done here and now: by its keys, in the palette, and listed by `?`. */
export interface Command {
  id: string
  label: string
  icon?: string
  /** `mod+k`, `n`, `g d`, where they do not stand in `key-entries.ts`; single keys rest while somebody types. */
  keys?: string | undefined
  group: 'go' | 'create' | 'here' | 'selection' | 'app'
  /** Listed among the keys but not offered in the palette: moving in a list. */
  keysOnly?: boolean
  /** Listed among the keys; the part that has the focus listens itself. */
  listedOnly?: boolean
  run: () => void
}

const registered = store<ReadonlyMap<string, readonly Command[]>>(new Map())

/** Offers commands while the component is mounted; the latest mounted wins where keys are the same. */
export function useCommands(commands: readonly Command[]): void {
  const id = useId()
  const latest = useRef(commands)
  useEffect(() => {
    latest.current = commands
  })
  const shape = commands.map((command) => `${command.id}|${command.label}|${command.keys}`).join('\n')
  useEffect(() => {
    const wrapped = latest.current.map((command, index) => ({ ...command, run: () => latest.current[index]?.run() }))
    registered.set((before) => new Map([...before].filter(([key]) => key !== id)).set(id, wrapped))
    return () => registered.set((before) => new Map([...before].filter(([key]) => key !== id)))
  }, [id, shape])
}

/** Every command that is offered now, oldest first, under the keys that the person gave it; of two with the same id the later one. */
export function useAllCommands(): Command[] {
  const own = usePreference('keys')
  const offered = [...registered.use().values()].flat().map((command) => keyed(command, own))
  return offered.filter((command, index) => !offered.slice(index + 1).some((later) => later.id === command.id))
}
const keyed = (command: Command, own: OwnKeys) => withOwnKeys(command, own, command.keys ?? keyEntry(command.id)?.keys)

/** The keys of a command that comes with some, by its id, as the person has them; undefined where they took them away. */
export function useKeysOf(): (id: string) => string | undefined {
  const own = usePreference('keys')
  return (id) => (own[id] === undefined ? keyEntry(id)?.keys : (own[id] ?? undefined))
}

function now(): Command[] {
  const own = preferenceNow('keys')
  const offered = [...registered.get().values()].flat().filter((command) => !command.listedOnly)
  return offered.map((command) => keyed(command, own))
}

/** Something lies over the page, or is about to: its letters are not the page's. */
const isCovered = () =>
  palette.get() !== null ||
  createRequest.get() !== null ||
  document.querySelector('dialog[open], [aria-modal]') !== null

/** Listens to the keyboard for all commands; once, in the frame. */
export function useKeyboard(): void {
  useEffect(() => {
    let pressed: string[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const forget = () => {
      pressed = []
      clearTimeout(timer)
    }
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return
      const step = stepOf(event)
      const isChord = step.startsWith('mod+')
      if (!isChord && (isTyping(event.target) || !preferenceNow('singleKeys') || isCovered())) return
      if (isPressing(event.target, step)) return
      if (isChord && /^mod\+(shift\+)?z$/.test(step) && isTyping(event.target)) return
      pressed = [...pressed, step]
      const match = matchKeys(pressed, now())
      clearTimeout(timer)
      if (match.kind === 'wait') {
        timer = setTimeout(forget, 1200)
        return
      }
      forget()
      if (match.kind !== 'run') return
      event.preventDefault()
      match.command.run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
