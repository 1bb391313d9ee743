import { useRef, useState } from 'react'

/** Which of some rows is the current one; it moves by keys, follows the focus, and stays in its place when a row goes. Rows carry `data-id`, what gets the focus `data-title`. */
export function useCurrent<Item extends { id: string }>(items: readonly Item[]) {
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState<string | null>(null)
  const index = Math.max(
    0,
    items.findIndex((item) => item.id === at),
  )
  const focus = (id: string) =>
    list.current?.querySelector<HTMLElement>(`[data-id="${id}"] [data-title]`)?.focus({ preventScroll: false })
  return {
    list,
    current: items[index],
    setAt,
    move(step: number) {
      const next = items[Math.min(items.length - 1, Math.max(0, index + step))]
      if (!next) return
      setAt(next.id)
      focus(next.id)
    },
    /** Before a row goes: the next one takes its place. */
    leave(item: Item) {
      const place = items.findIndex(({ id }) => id === item.id)
      const next = items[place + 1] ?? items[place - 1]
      setAt(next?.id ?? null)
      if (next) focus(next.id)
    },
  }
}
