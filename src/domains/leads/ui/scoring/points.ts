import { formatNumber } from '../../../../web/words/format.ts'

/** Points with their sign: "+12", "−3". */
export const formatPoints = (points: number): string => formatNumber(points, { signDisplay: 'exceptZero' })
