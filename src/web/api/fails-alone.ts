import { createContext } from 'react'

/** Whether what is read here belongs to a part of a page that fails alone: then a refusal is thrown to it. */
export const FailsAlone = createContext(false)
