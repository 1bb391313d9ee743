/** Where one was in a list: how far down, and on which row. */
export interface Spot {
  top: number
  activeId: string | null
}

const spots = new Map<string, Spot>()

/** Where one was in the list of that address, in this sitting. */
export const spotOf = (address: string): Spot => spots.get(address) ?? { top: 0, activeId: null }
export const rememberSpot = (address: string, spot: Spot) => void spots.set(address, spot)
