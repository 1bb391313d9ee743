import type { Verdict } from './win-model.ts'

/** What earlier deals say of one. */
export interface Chance {
  /** 0 to 1; null where nothing is said: the deal is closed, or what was learned is not used. */
  chance: number | null
  /** Of what was learned; null where nothing was, or the deal is closed. */
  verdict: Verdict | null
  /** What moves it most, and by how much of it. */
  reasons: { move: number; text: string }[]
}
