import { useEffect } from 'react'
import { Button } from '../../../../web/kit/button.tsx'
import { useCurrent } from '../../../../web/kit/use-current.ts'
import { useCommands } from '../../../../web/shell/commands.ts'
import { KeyHints } from '../../../../web/shell/key-hints.tsx'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { SuggestionRow } from './suggestion-row.tsx'
import { accept, dismiss, never, type House, type Likely, type Listed } from './suggestions.ts'
import styles from './suggestions.module.css'

interface Props {
  houses: readonly House[]
  isDismissed: boolean
}

/** One row somebody, the current one opened: J and K move, Enter adds, X dismisses, N never takes the domain. */
export function SuggestionList({ houses, isDismissed }: Props) {
  const t = useWords()
  const { list, current, setAt, move, leave } = useCurrent(houses.flatMap(({ all }) => all))
  const add = (one: Listed, into?: Likely) => {
    leave(one)
    void accept([one], into)
  }
  const turn = (one: Listed) => {
    leave(one)
    void dismiss(one, !isDismissed)
  }
  const shut = (one: Listed) => {
    const house = houses.find(({ all }) => all.includes(one))
    if (house?.company) void never(house)
  }
  const key = (id: string, label: string, run: (one: Listed) => void) => ({
    ...{ id: `suggested-${id}`, label, group: 'here' as const, keysOnly: true },
    run: () => current && run(current),
  })
  useCommands([
    key('next', t('home.next'), () => move(1)),
    key('previous', t('home.previous'), () => move(-1)),
    key('accept', t('mail.suggested.accept'), (one) => add(one)),
    key('dismiss', t('mail.suggested.dismiss'), turn),
    key('never', t('mail.suggested.neverKey'), shut),
  ])
  // What is opened is seen whole.
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [list, current?.id])
  return (
    <>
      <ul ref={list} className={styles.list}>
        {houses.map((house) => (
          <li key={house.key}>
            {house.all.length > 1 && <Head house={house} />}
            <ul>
              {house.all.map((one) => (
                <SuggestionRow
                  key={one.id}
                  one={one}
                  isCurrent={one.id === current?.id}
                  isDismissed={isDismissed}
                  onFocus={() => setAt(one.id)}
                  onAdd={(into) => add(one, into)}
                  onDismiss={() => turn(one)}
                  onNever={() => shut(one)}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <KeyHints
        hints={[
          { commands: ['suggested-next', 'suggested-previous'], text: t('home.keys.move') },
          { commands: ['suggested-accept'], text: t('mail.suggested.accept') },
          { commands: ['suggested-dismiss'], text: t(isDismissed ? 'mail.suggested.again' : 'mail.suggested.dismiss') },
          { commands: ['suggested-never'], text: t('mail.suggested.neverKey') },
        ]}
      />
    </>
  )
}

/** Several of one house are added together. */
function Head({ house: { company, all } }: { house: House }) {
  const t = useWords()
  return (
    <div className={styles.house}>
      <h2 className="cut">{isolated(company!.name)}</h2>
      <Button size={32} icon="plus" onClick={() => void accept(all)}>
        {t('mail.suggested.acceptAll', { count: all.length })}
      </Button>
    </div>
  )
}
