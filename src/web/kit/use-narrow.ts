import { useSyncExternalStore } from 'react'

const phone = matchMedia('(max-width: 767px)')
const tablet = matchMedia('(max-width: 1023px)')

/** Whether the screen is a phone's: below 768 pixels. */
export const useNarrow = () => useMedia(phone)
/** Whether it is at most a tablet's: below 1024 pixels. */
export const useSlim = () => useMedia(tablet)

function useMedia(media: MediaQueryList): boolean {
  const listen = (listener: () => void) => {
    media.addEventListener('change', listener)
    return () => media.removeEventListener('change', listener)
  }
  return useSyncExternalStore(listen, () => media.matches)
}
