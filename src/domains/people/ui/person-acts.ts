import type { RowOf } from '../../../kernel/record.ts'
import type { Row } from '../../../web/api/answers.ts'
import type { Me } from '../../../web/api/use-me.ts'
import { pageOf } from '../../../web/api/path.ts'
import { definitions } from '../../../web/app/registry.ts'
import { goTo } from '../../../web/app/router.ts'
import type { RowAct } from '../../../web/room.ts'
import { compose } from '../../../web/timeline/compose-request.ts'
import { inReach } from '../../../web/timeline/kinds.ts'
import { words } from '../../../web/words/words.ts'
import { person } from '../model/index.ts'

/** Somebody is called, or something about them is written down, where they stand; what was said is noted on their page. */
export default function actsOf(row: Row, { permissions }: Me): RowAct[] {
  const { phones } = row as unknown as RowOf<typeof person>
  const phone = phones?.find(({ endedOn }) => endedOn === null)
  const kinds = inReach(definitions().filter(({ name, timeline }) => timeline && permissions[name]?.create))
  const call = kinds.find(({ timeline }) => timeline?.by === 'phones')
  const note = kinds.find(({ fields, title }) => fields[title]?.type === 'longText')
  const write = (kind: string) => {
    compose(kind)
    goTo(pageOf(person, row.id))
  }
  const ring = () => {
    write(call!.name)
    if (phone) location.assign(`tel:${phone.normal ?? phone.value}`)
  }
  return [
    ...(note ? [{ label: note.label.one, icon: note.icon, run: () => write(note.name) }] : []),
    ...(call ? [{ label: words('people.call'), icon: call.icon, tone: 'success' as const, run: ring }] : []),
  ]
}
