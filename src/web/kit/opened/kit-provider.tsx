import { createTheme, DirectionProvider, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useResolvedTheme } from '../../app/theme.ts'
import { direction } from '../../words/language.ts'

const theme = createTheme({
  fontFamily: 'var(--font)',
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: { Portal: { defaultProps: { target: '#floats' } } },
})

/** What menus, panels and pickers need around them: the theme and the reading direction. */
export function KitProvider({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <MantineProvider
        theme={theme}
        forceColorScheme={useResolvedTheme()}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}
