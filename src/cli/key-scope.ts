import { InvalidArgumentError } from 'commander'
import type { KeyScope, RoleRight } from '../kernel/rights.ts'

const reading: RoleRight = { see: 'all', edit: 'none', delete: 'none', create: false, export: true }
const writing: RoleRight = { ...reading, edit: 'all', create: true }
const levels: Readonly<Record<string, RoleRight>> = {
  read: reading,
  write: writing,
  delete: { ...writing, delete: 'all' },
}
const word = /^(\w+):(read|write|delete)(?:\(([\w,]+)\))?$/

/**
 * How far a key goes, as it is typed: `read`, rights as JSON, or a word for each record, with the fields that it knows in
 * brackets. Refuses what is none of these; whether there are such records and fields is asked where the key is made.
 */
export function scopeSaid(text: string): KeyScope {
  const said = text.trim()
  if (said === 'all' || said === 'read') return said
  if (said.startsWith('{')) return rightsOf(said)
  return Object.fromEntries(said.split(/\s+/).map(oneSaid))
}

function oneSaid(text: string): [string, RoleRight] {
  const [, record, level, fields] = word.exec(text) ?? []
  if (!record || !level) throw new InvalidArgumentError(`“${text}” is no scope: company:read, deal:write, note:delete.`)
  return [record, { ...levels[level]!, ...(fields && { fields: { see: fields.split(',') } }) }]
}

function rightsOf(text: string): KeyScope {
  try {
    return JSON.parse(text) as KeyScope
  } catch {
    throw new InvalidArgumentError('Rights are JSON: {"company":{"see":"all"}}.')
  }
}
