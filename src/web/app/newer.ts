import { store } from '../kit/store.ts'

/** How to go over to a newer Farley that has been fetched already; null while there is none. */
export const newer = store<(() => void) | null>(null)

/** Whether this browser may keep Farley and open it without a network: as an installed app does, over https alone. */
export const worksOffline = import.meta.env.PROD && location.protocol === 'https:' && 'serviceWorker' in navigator
