import { useSyncExternalStore } from 'react'

const phone = matchMedia('(max-width: 767px)')
const listen = (listener: () => void) => {
  phone.addEventListener('change', listener)
  return () => phone.removeEventListener('change', listener)
}

/** Whether the screen is a phone's: below 768 pixels. */
export const useNarrow = () => useSyncExternalStore(listen, () => phone.matches)
