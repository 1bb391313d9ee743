import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { keptMail } from '../../../platform/mail/shown.ts'
import { rulesOf } from '../../../platform/room.ts'
import { mailTemplate } from '../model/index.ts'
import { faultsOf } from './merge/faults.ts'
import { tagsIn, withPlainTags } from './merge/grammar.ts'

/** A template is kept harmless, and only if all its tags can be read and are known to whoever writes it. */
export const templateRules = rulesOf(mailTemplate, {
  before({ ctx }, { name, before, after }) {
    if (name === 'delete') return
    const isNew = (field: 'subject' | 'page') => after[field] !== null && after[field] !== before?.[field]
    const page = isNew('page') ? keptMail(withPlainTags(after.page!), new Map()) : after.page
    const faults = [
      ...(isNew('subject') ? faultsOf(ctx, 'subject', after.subject!) : []),
      ...(isNew('page') ? [...faultsOf(ctx, 'page', withPlainTags(after.page!)), ...lostIn(after.page!, page!)] : []),
    ]
    if (faults.length > 0) throw refuse.invalid(faults)
    return { page }
  },
})

/** A tag where nothing may stand that others say: as the whole of a link, in a style, in a comment. */
function lostIn(given: string, kept: string): FieldFault[] {
  const left = new Set(tagsIn(kept))
  const lost = tagsIn(given).find((tag) => !left.has(tag))
  if (lost === undefined) return []
  return [{ field: 'page', ...say('{tag}: this stands where no value may be put, such as in a style or as the beginning of a link.', { tag: lost }) }] // prettier-ignore
}
