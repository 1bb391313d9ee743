import { ForeignPage } from './foreign-page.tsx'
import type { Family } from './stories/family.ts'

const letter = `<p>Dear Ada,</p><p>the <b>offer</b> is fine. One thing is <span style="color:#c00">missing</span>:</p>
<table border="1" cellpadding="6"><tr><th>Seal</th><th>Pieces</th></tr><tr><td>12 mm</td><td>40</td></tr></table>
<blockquote>On Monday you wrote: is it all there?</blockquote>`

export const family: Family = {
  name: 'Foreign page',
  stories: {
    'A letter': () => <ForeignPage html={letter} label="Re: Offer" />,
    'What would run does not': () => (
      <ForeignPage html={`<p>Still here.</p><img src="x" onerror="document.body.remove()">`} label="Hostile" />
    ),
  },
}
