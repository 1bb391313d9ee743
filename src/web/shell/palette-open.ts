import { store } from '../kit/store.ts'

/** Whether the palette is open, and with which text it begins: `>` for actions only. */
export const palette = store<{ text: string } | null>(null)
export const openPalette = (text = '') => palette.set({ text })
export const closePalette = () => palette.set(null)
