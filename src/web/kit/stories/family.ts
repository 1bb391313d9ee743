import type { ComponentType } from 'react'

/** Parts of the kit that belong together, with the states in which they are looked at, each under its name. */
export interface Family {
  name: string
  stories: Readonly<Record<string, ComponentType>>
}
