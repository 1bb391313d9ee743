import { useSyncExternalStore } from 'react'

export interface Store<Value> {
  get: () => Value
  set: (next: Value | ((value: Value) => Value)) => void
  use: () => Value
  /** Calls with every next value, outside of React; answers how to end it. */
  watch: (listener: (value: Value) => void) => () => void
}

/** A value that lives outside of React's tree and is drawn wherever it is used. */
export function store<Value>(initial: Value): Store<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const get = () => value
  return {
    get,
    set(next) {
      value = typeof next === 'function' ? (next as (value: Value) => Value)(value) : next
      for (const listener of listeners) listener()
    },
    watch: (listener) => subscribe(() => listener(value)),
    use: () => useSyncExternalStore(subscribe, get),
  }
}
