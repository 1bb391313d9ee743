import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptMail, shownMail } from './shown.ts'

const none = new Map<string, never>()
const shown = (html: string) => shownMail(keptMail(html, none)).html

describe('what a page of mail says is kept', () => {
  test.each([
    ['<p>Hello <b>Ana</b></p>', '<p>Hello <b>Ana</b></p>'],
    [
      '<table cellpadding="4"><tr><td bgcolor="#eee">1</td></tr></table>',
      '<table cellpadding="4"><tr><td bgcolor="#eee">1</td></tr></table>',
    ],
    ['<p style="color: red; margin: 0 4px">red</p>', '<p style="color:red;margin:0 4px">red</p>'],
    ['<td style="background:rgb(1, 2, 3)">x</td>', '<td style="background:rgb(1, 2, 3)">x</td>'],
    ['<font color="#f00" size="5">old</font>', '<span style="color:#f00;font-size:1.5em">old</span>'],
    ['<html><head><title>T</title><style>p{}</style></head><body><p>in</p></body></html>', '<div><p>in</p></div>'],
  ])('%s', (given, kept) => expect(shown(given)).toBe(kept))

  test('a link says where it leads, opens beside Farley and tells nobody', () => {
    expect(shown('<a href="https://acme.example/a">Acme</a>')).toBe(
      '<a href="https://acme.example/a" title="https://acme.example/a" target="_blank" rel="noopener noreferrer nofollow">Acme</a>',
    )
  })
})

describe('images', () => {
  const own = new Map([
    ['logo@acme', { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) }],
    ['page@acme', { type: 'text/html', bytes: new Uint8Array([1, 2, 3]) }],
  ])
  const remote = '<img src="https://a.example/1.png" alt="One"><img src="http://b.example/2.png" width="40">'

  test('that came with the message are shown, and nothing else that came with it is', () => {
    const kept = keptMail('<img src="cid:logo%40acme" alt="Acme"><img src="cid:page@acme">', own)
    expect(shownMail(kept)).toEqual({ html: '<img alt="Acme" src="data:image/png;base64,AQID" />', remote: [] })
  })

  test('of other servers are not fetched, and named', () => {
    expect(shownMail(keptMail(remote, own))).toEqual({
      html: '<img alt="One" />',
      remote: ['https://a.example/1.png', 'http://b.example/2.png'],
    })
  })

  test('of other servers are shown once Farley has fetched them', () => {
    const fetched = new Map([['http://b.example/2.png', 'data:image/png;base64,AQID']])
    expect(shownMail(keptMail(remote, own), fetched)).toEqual({
      html: '<img alt="One" /><img width="40" src="data:image/png;base64,AQID" />',
      remote: ['https://a.example/1.png'],
    })
  })

  test.each([
    '<img src="https://t.example/p.gif" width="1" height="1">',
    '<img src="https://t.example/p.gif" style="width:1px;height:1px">',
    '<img src="https://t.example/p.gif" style="display:none !important">',
    '<img src="https://t.example/p.gif" height="0" alt="x">',
  ])('that nobody can see are left out: %s', (pixel) =>
    expect(shownMail(keptMail(pixel, own))).toEqual({ html: '', remote: [] }),
  )

  test.each([
    'file:///etc/passwd',
    '//a.example/1.png',
    'javascript:alert(1)',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'ftp://a.example/1.png',
  ])('of no known kind are left out: %s', (src) =>
    expect(shownMail(keptMail(`<img src="${src}" alt="x">`, own))).toEqual({ html: '', remote: [] }),
  )
})

/** What would run, fetch, send or leave its place. */
const harm = /<(?:script|style|iframe|object|embed|svg|math|form|input|button|link|meta|base|template)|[\s"'/]on\w+\s*=|javascript:|vbscript:|url\s*\(|expression|position|data:text|srcset|\ssrc="http/i // prettier-ignore

const hostile = [
  '<script>alert(1)</script>',
  '<ScRiPt >alert(1)</sCrIpT>',
  '<<script>script>alert(1)<</script>/script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" alt="\' onerror=\'alert(1)">',
  '<img/src="x"/onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="https://a.example/x.swf"></object><embed src="https://a.example/x">',
  '<form action="https://a.example"><input name=password><button>Go</button></form>',
  '<meta http-equiv="refresh" content="0;url=https://a.example"><base href="https://a.example/">',
  '<link rel=stylesheet href="https://a.example/x.css"><style>@import "https://a.example/x.css";</style>',
  '<p style="background:url(https://a.example/x)">x</p>',
  '<p style="background:u\\72l(https://a.example/x)">x</p>',
  '<p style="width:expression(alert(1))">x</p>',
  '<p style="position:fixed;top:0;left:0;width:100%;height:100%">x</p>',
  '<table background="https://a.example/x"><tr><td background="https://a.example/x">x</td></tr></table>',
  '<body onload=alert(1)><p onclick="alert(1)" onmouseover=alert(1)>x</p></body>',
  '<img srcset="https://a.example/x 1x" src="https://a.example/y">',
  '<video src="https://a.example/x" autoplay></video><audio src="https://a.example/x"></audio>',
  '<picture><source srcset="https://a.example/x"><img src="https://a.example/y"></picture>',
  '<template><img src=x onerror=alert(1)></template>',
  '<details open ontoggle=alert(1)>x</details>',
]

describe('what could do harm is gone', () => {
  test.each(hostile)('%s', (given) => expect(shown(given)).not.toMatch(harm))

  test('also where it is cut into pieces and put together in any way', () => {
    const pieces = hostile.flatMap((each) => [each, each.slice(0, each.length / 2), each.slice(each.length / 2)])
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, '"', "'", '>', '<', '\0', '&lt;', '-->', '<p>'), { maxLength: 8 }),
        (parts) => {
          const once = shown(parts.join(''))
          expect((once.match(/<[^>]*>/g) ?? []).join('\n')).not.toMatch(harm)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a page that is nested without end, or very long, is answered all the same', () => {
    expect(shown('<div>'.repeat(50_000)).length).toBeLessThan(2_000)
    expect(shown('x'.repeat(3_000_000)).length).toBe(2_000_000)
  })
})
