import type { MouseEvent } from 'react'
import type { LinkedRecord } from '../api/answers.ts'
import { pageOf } from '../api/path.ts'
import { findDefinition } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import styles from './record-link.module.css'

/** The name of another record, leading to it; struck through when that is in the bin, nothing when it may not be seen. */
export function RecordLink({
  id,
  target,
  stop = true,
}: {
  id: string
  target: LinkedRecord | undefined
  stop?: boolean
}) {
  const definition = target && findDefinition(target.record)
  if (!target || !definition) return null
  const look = target.deleted ? styles.gone : styles.link
  if (definition.hidden || definition.setting) return <span className={look}>{target.title}</span>
  const page = pageOf(definition, id)
  return (
    <a href={page} onClick={(event) => followHere(event, page)} tabIndex={stop ? undefined : -1} className={look}>
      {target.title}
    </a>
  )
}

/** Opens an address inside the app, unless a new tab or window was asked for. */
export function followHere(event: MouseEvent, page: string): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  event.stopPropagation()
  goTo(page)
}
