import { useEffect } from 'react'
import { definitionOf } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import { useCurrent } from '../../../web/kit/use-current.ts'
import { mergePageOf } from '../../../web/merge/merge-address.ts'
import { useCommands } from '../../../web/shell/commands.ts'
import { KeyHints } from '../../../web/shell/key-hints.tsx'
import { useWords } from '../../../web/words/words.ts'
import type { DuplicatePair } from '../model/index.ts'
import styles from './duplicates.module.css'
import { PairRow } from './pair-row.tsx'
import { tellApart } from './pairs.ts'

/** A pair with the name by which the list knows it. */
export type ListedPair = DuplicatePair & { id: string }

/** One row a pair, the current one opened: J and K move, Enter merges, X says that they are two, S passes on. */
export function PairList({ pairs }: { pairs: readonly ListedPair[] }) {
  const t = useWords()
  const { list, current, setAt, move, leave } = useCurrent(pairs)
  const merge = ({ record, one, other, can }: ListedPair) => {
    if (can.merge) goTo(mergePageOf(definitionOf(record), one.id, other.id, undefined, '/duplicates'))
  }
  const apart = (pair: ListedPair) => {
    if (!pair.can.decide) return
    leave(pair)
    void tellApart(pair)
  }
  const key = (id: string, label: string, run: (pair: ListedPair) => void) => ({
    ...{ id: `duplicates-${id}`, label, group: 'here' as const, keysOnly: true },
    run: () => current && run(current),
  })
  useCommands([
    key('next', t('home.next'), () => move(1)),
    key('skip', t('duplicates.skip'), () => move(1)),
    key('previous', t('home.previous'), () => move(-1)),
    key('merge', t('duplicates.merge'), merge),
    key('apart', t('duplicates.notSame'), apart),
  ])
  // What is opened is seen whole.
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [list, current?.id])
  return (
    <>
      <ul ref={list} className={styles.list}>
        {pairs.map((pair) => (
          <PairRow
            key={pair.id}
            pair={pair}
            isCurrent={pair.id === current?.id}
            onFocus={() => setAt(pair.id)}
            onMerge={() => merge(pair)}
            onApart={() => apart(pair)}
          />
        ))}
      </ul>
      <KeyHints
        hints={[
          { commands: ['duplicates-next', 'duplicates-previous'], text: t('home.keys.move') },
          { commands: ['duplicates-merge'], text: t('duplicates.merge') },
          { commands: ['duplicates-apart'], text: t('duplicates.notSame') },
          { commands: ['duplicates-skip'], text: t('duplicates.skip') },
        ]}
      />
    </>
  )
}
