import { BriefCard, BriefLine } from './brief-card.tsx'
import { Button } from './button.tsx'
import type { Family } from './stories/family.ts'

const long =
  'Wants the second lot to be delivered together with the first one, provided that the warehouse in Lyon has been extended by then'

export const family: Family = {
  name: 'Brief card',
  stories: {
    Facts: () => (
      <BriefCard label="Before you call" beside="3 facts">
        <ul>
          <BriefLine icon="heart" kind="Likes" note="Ada, on Monday" children="Sails on Lake Constance" />
          <BriefLine
            icon="target"
            kind="Promise"
            tone="danger"
            note="Promised for yesterday"
            children="Send the samples"
          />
          <BriefLine icon="flag" children={long} end={<Button kind="quiet" size={24} icon="dots" label="More" />} />
        </ul>
      </BriefCard>
    ),
    'One line': () => (
      <div style={{ width: 320 }}>
        <BriefCard label="Farley brief">
          <ul>
            <BriefLine icon="cake" children="Birthday on Friday" />
          </ul>
        </BriefCard>
      </div>
    ),
    'Right to left': () => (
      <div dir="rtl" lang="ar" style={{ width: 320 }}>
        <BriefCard label="قبل الاتصال" beside="حقيقتان">
          <ul>
            <BriefLine icon="heart" note="آدا، يوم الاثنين" children="يحب الإبحار" />
            <BriefLine icon="target" tone="danger" note="وُعد به أمس" children="إرسال العينات" />
          </ul>
        </BriefCard>
      </div>
    ),
  },
}
