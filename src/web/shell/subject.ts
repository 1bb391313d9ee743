import { useEffect } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Can, Row } from '../api/answers.ts'
import { store } from '../kit/store.ts'

/** What the screen is about: one record, or the rows selected in a list. */
export type Subject =
  | { kind: 'record'; definition: RecordDefinition; row: Row; title: string; can: Can }
  | { kind: 'selection'; definition: RecordDefinition; ids: readonly string[]; count: number }

export const subject = store<Subject | null>(null)

/** Says what the screen is about while the component is mounted; the palette offers its actions. */
export function useSubject(current: Subject | null): void {
  useEffect(() => {
    subject.set(current)
    return () => subject.set(null)
  }, [current])
}
