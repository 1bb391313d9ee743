import { Suspense } from 'react'
import { fetched } from '../kit/fetched.tsx'
import type { RichTextProps } from './editor.tsx'
import styles from './rich-text.module.css'

const Editor = fetched(() => import('./editor.tsx').then((door) => door.Editor))

export type { Writing } from './editor.tsx'

/** Text with bold words, lists, links and quotations, as mail carries it. What edits it is fetched when one is first drawn. */
export const RichText = (props: RichTextProps) => (
  <Suspense fallback={<div className={styles.coming} aria-busy="true" />}>
    <Editor {...props} />
  </Suspense>
)
