import { store } from '../kit/store.ts'
import { keepKeysFor } from './keys-ahead.ts'
import { isTyping } from './keys.ts'

/** Whether the palette is open, and with which text it begins: `>` for actions only. */
export const palette = store<{ text: string } | null>(null)
export function openPalette(text = ''): void {
  keepKeysFor(isTyping, closePalette)
  palette.set({ text })
}
export const closePalette = () => palette.set(null)
