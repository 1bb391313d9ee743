import { useState, type DragEvent } from 'react'

/** What an entry of a list must carry so that it can be dragged onto another one of its list. */
export interface Draggable {
  draggable: true
  'data-over': true | undefined
  onDragStart: (event: DragEvent) => void
  onDragOver: (event: DragEvent) => void
  onDragLeave: () => void
  onDrop: (event: DragEvent) => void
}

/**
 * Puts entries of a list in order by dragging one onto another: it lands before it. Whoever uses it offers the same in a
 * menu. `list` tells lists apart, so that nothing is dropped into a foreign one.
 */
export function useReorder(list: string, onMove: (key: string, before: string) => void): (key: string) => Draggable {
  const [over, setOver] = useState<string | null>(null)
  const type = `application/x-farley-${list}`
  const isOurs = (event: DragEvent) => event.dataTransfer.types.includes(type)
  return (key) => ({
    draggable: true,
    'data-over': over === key ? true : undefined,
    onDragStart(event) {
      event.dataTransfer.setData(type, key)
      event.dataTransfer.effectAllowed = 'copyMove'
      event.stopPropagation()
    },
    onDragOver(event) {
      if (!isOurs(event)) return
      event.preventDefault()
      event.stopPropagation()
      setOver(key)
    },
    onDragLeave: () => setOver((now) => (now === key ? null : now)),
    onDrop(event) {
      setOver(null)
      if (!isOurs(event)) return
      event.preventDefault()
      event.stopPropagation()
      const moved = event.dataTransfer.getData(type)
      if (moved !== key) onMove(moved, key)
    },
  })
}
