import { store } from '../kit/store.ts'

/** Whether Farley answers: `offline` is this device's network, `away` is the server or its database. */
export const connection = store<'online' | 'offline' | 'away'>('online')
