import type { Preferences } from '../../kernel/preferences.ts'
import { store } from '../kit/store.ts'

export type Theme = Preferences['theme']
const place = 'farley.theme'
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')

const chosen = store<Theme>((localStorage.getItem(place) as Theme | null) ?? 'system')
const resolved = store<'light' | 'dark'>(resolve())

function resolve(): 'light' | 'dark' {
  const theme = chosen.get()
  return theme === 'system' ? (systemIsDark.matches ? 'dark' : 'light') : theme
}

function apply() {
  resolved.set(resolve())
  document.documentElement.dataset.theme = resolved.get()
}

/** Takes over what the person who is signed in prefers; this device remembers it for the first paint. */
export function setTheme(theme: Theme): void {
  if (theme === chosen.get()) return
  if (theme === 'system') localStorage.removeItem(place)
  else localStorage.setItem(place, theme)
  chosen.set(theme)
  apply()
}

systemIsDark.addEventListener('change', apply)

/** The theme that is drawn; follows the system while nothing else is chosen. */
export const useResolvedTheme = () => resolved.use()
