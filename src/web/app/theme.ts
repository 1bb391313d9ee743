import { useEffect } from 'react'
import { store } from '../kit/store.ts'

export type Theme = 'system' | 'light' | 'dark'
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

/** This person's choice on this device: what the system says, light, or dark. */
export const useTheme = chosen.use

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(place)
  else localStorage.setItem(place, theme)
  chosen.set(theme)
  apply()
}

/** The theme that is drawn; follows the system while nothing else is chosen. */
export function useResolvedTheme(): 'light' | 'dark' {
  useEffect(() => {
    systemIsDark.addEventListener('change', apply)
    return () => systemIsDark.removeEventListener('change', apply)
  }, [])
  return resolved.use()
}
