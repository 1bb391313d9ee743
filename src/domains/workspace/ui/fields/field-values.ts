import { searchableTypes, sortableTypes, unlikeTypes } from '../../../../kernel/own-field.ts'
import { settledChoices, type Draft } from './field-draft.ts'

/** What may change at any time; rules that the type cannot have fall away. */
export function valuesOf(draft: Draft) {
  const { type, way } = draft
  const isTyped = way === 'typed'
  const isChoice = type === 'choice' || type === 'choices'
  const choices = settledChoices(draft.type === 'choice' ? draft : { ...draft, initial: '' })
  return {
    label: draft.label.trim(),
    help: draft.help.trim() || null,
    section: draft.section.trim() || null,
    sensitivity: draft.sensitivity,
    shownIf: isTyped && draft.shownIf ? JSON.stringify(draft.shownIf) : null,
    required: draft.required && isTyped,
    noTwoAlike: draft.noTwoAlike && isTyped && unlikeTypes.has(type),
    searchable: draft.searchable && isTyped && searchableTypes.has(type),
    sortable: draft.sortable && sortableTypes.has(type),
    options: isChoice ? JSON.stringify(choices.options) : null,
    initial: !isTyped ? null : (type === 'choice' ? choices.initial : draft.initial) || null,
    ...(way === 'formula' && { formula: draft.formula.trim() || null }),
    ...(way === 'rollUp' && { rollUp: JSON.stringify(draft.rollUp) }),
  }
}

/** What is decided once, when it is made. */
export function madeOf({ type, key, linksTo, wholeNumbers, way }: Draft) {
  const isLink = type === 'link' || type === 'links'
  return {
    type,
    ...(key.trim() && { key: key.trim() }),
    ...(isLink && linksTo !== 'any' && { linksTo }),
    ...(type === 'number' && way === 'typed' && { wholeNumbers }),
  }
}

/** Whether enough is said of it to be saved. */
export const isWhole = ({ label, way, formula, rollUp }: Draft) =>
  label.trim() !== '' && (way !== 'formula' || formula.trim() !== '') && (way !== 'rollUp' || rollUp !== null)
