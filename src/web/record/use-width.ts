import { useMediaQuery } from '@mantine/hooks'

/** How much room a record has: three columns, two with tabs, or one. */
export function useWidth(): 'wide' | 'middle' | 'phone' {
  const wide = useMediaQuery('(min-width: 1280px)', undefined, { getInitialValueInEffect: false })
  const phone = useMediaQuery('(max-width: 767px)', undefined, { getInitialValueInEffect: false })
  return phone ? 'phone' : wide ? 'wide' : 'middle'
}
