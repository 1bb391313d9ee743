import { store } from '../kit/store.ts'

/** Whether the map of keys is being read; the frame draws it. */
export const keyMapOpen = store(false)
