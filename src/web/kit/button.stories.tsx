import { Button } from './button.tsx'
import { FileButton } from './file-button.tsx'
import type { Family } from './stories/family.ts'

const kinds = ['plain', 'quiet', 'link', 'primary', 'danger'] as const
const sizes = [24, 28, 32, 40] as const

export const family: Family = {
  name: 'Button',
  stories: {
    Kinds: () => kinds.map((kind) => <Button key={kind} kind={kind} children={`Kind ${kind}`} />),
    'With an icon': () => kinds.map((kind) => <Button key={kind} kind={kind} icon="plus" children="New deal" />),
    'Only an icon': () => kinds.map((kind) => <Button key={kind} kind={kind} icon="dots" label={`More, ${kind}`} />),
    Sizes: () => sizes.map((size) => <Button key={size} size={size} icon="filter" children={`${size} high`} />),
    'With its key': () => (
      <>
        <Button kind="primary" size={32} keys="mod+enter" children="Send" />
        <Button keys="c" icon="plus" children="New" />
        <Button iconAfter="chevron-down" children="More" />
      </>
    ),
    'Asks for a file': () => <FileButton accept=".csv" icon="upload" onFile={() => {}} children="Choose a file" />,
    'Not available': () => kinds.map((kind) => <Button key={kind} kind={kind} disabled children="Not now" />),
    'At work': () => kinds.map((kind) => <Button key={kind} kind={kind} busy children="Saving" />),
    'Long text': () => <Button children="Zusammenführen mit einem anderen Unternehmen und dessen Ansprechpartnern" />,
    'Right to left': () => (
      <div dir="rtl" lang="ar">
        <Button kind="primary" icon="arrow-right" keys="mod+enter" children="إرسال العرض" />
      </div>
    ),
  },
}
