import { Popover } from '@mantine/core'
import '@mantine/core/styles/Popover.css'
import type { ComponentProps } from 'react'
import { Anchor } from '../../kit/opened/anchor.tsx'
import { KitProvider } from '../../kit/opened/kit-provider.tsx'
import styles from './mention.module.css'
import { NameList } from './name-list.tsx'

/** The names that may be meant, under the lines one types in. */
export function NamesBeneath({ area, ...list }: ComponentProps<typeof NameList> & { area: HTMLElement }) {
  return (
    <KitProvider>
      <Popover
        opened
        withRoles={false}
        position="bottom-start"
        offset={4}
        withinPortal
        transitionProps={{ duration: 0 }}
        width={260}
      >
        <Popover.Target>
          <Anchor of={area} />
        </Popover.Target>
        <Popover.Dropdown className={styles.list} onMouseDown={(event) => event.preventDefault()}>
          <NameList {...list} />
        </Popover.Dropdown>
      </Popover>
    </KitProvider>
  )
}
