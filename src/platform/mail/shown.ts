import sanitize from 'sanitize-html'

/** A page of mail that can be shown: nothing in it runs, and nothing is fetched by showing it. */
export interface ShownMail {
  html: string
  /** Images that lie on other servers and are not shown, by their addresses. */
  remote: readonly string[]
}

/** An image that came with a message. */
export interface OwnImage {
  type: string
  bytes: Uint8Array
}

const images = /^image\/(png|jpeg|gif|webp)$/
const ownData = /^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i
/** Beyond so many bytes an image is only something that hangs on the message. */
export const largestImage = 2_000_000
/** Beyond so many characters a page is not read on. */
const longest = 2_000_000

/** The page of a message as it is kept: harmless, with the images that came with it, by their content ids; those of other servers are named. */
export const keptMail = (html: string, own: ReadonlyMap<string, OwnImage>): string =>
  harmless(html.slice(0, longest), (src) => {
    if (/^cid:/i.test(src)) return { ...dataOf(own.get(unescaped(src.slice(4)))) }
    return isOwn(src) || isRemote(src) ? { src } : null
  })

/** A page that was kept as it is shown; of images of other servers only those that were `fetched`, as data, by their addresses. */
export function shownMail(kept: string, fetched: ReadonlyMap<string, string> = new Map()): ShownMail {
  const remote = new Set<string>()
  const html = harmless(kept, (src): Attributes | null => {
    if (isOwn(src)) return { src }
    if (!isRemote(src)) return null
    const data = fetched.get(src)
    if (data) return { src: data }
    remote.add(src)
    return {}
  })
  return { html, remote: [...remote] }
}

const isOwn = (src: string) => ownData.test(src) && src.length < largestImage * 1.4
const isRemote = (src: string) => /^https?:\/\//i.test(src)

/** What an image shows is said by `imageOf`, by its source; null leaves it out. */
const harmless = (html: string, imageOf: (src: string) => Attributes | null): string =>
  sanitize(html, {
    ...allowed,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: linkOf(attribs) }),
      img: (tagName, { src = '', ...rest }) => {
        // One that nobody can see is there to tell its sender that the message was read.
        const image = isUnseen(rest) ? null : imageOf(src.trim())
        return { tagName, attribs: image ? { ...rest, ...image } : {} }
      },
      body: 'div',
      font: (_, attribs) => ({ tagName: 'span', attribs: fontOf(attribs) }),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src && !attribs.alt,
  })

type Attributes = Record<string, string>

/** A link opens beside Farley, tells nobody where it was followed, and says where it leads before it is followed. */
function linkOf({ href = '', style, dir }: Attributes): Attributes {
  const isPlace = /^(https?|mailto|tel):/i.test(href.trim())
  return {
    ...(style && { style }),
    ...(dir && { dir }),
    ...(isPlace && { href, title: href, target: '_blank', rel: 'noopener noreferrer nofollow' }),
  }
}

/** An image as the source of one in a page; nothing of what is none, or of 2 MB and more. */
export const dataOf = (image: OwnImage | undefined): { src?: string } =>
  image && images.test(image.type) && image.bytes.length < largestImage
    ? { src: `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}` }
    : {}

const unescaped = (id: string) => {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

const isUnseen = ({ width, height, style = '' }: Attributes) =>
  [width, height].some((size) => size !== undefined && Number.parseFloat(size) <= 1) ||
  /(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)|display\s*:\s*none/i.test(style)

const sizes = ['0.63em', '0.82em', '1em', '1.13em', '1.5em', '2em', '3em']

/** What a page of twenty years ago says of its letters, in the words of today. */
function fontOf({ color, face, size, style = '' }: Attributes): Attributes {
  const said = [
    style,
    color && `color:${color}`,
    face && `font-family:${face}`,
    size && /^[1-7]$/.test(size) && `font-size:${sizes[Number(size) - 1]}`,
  ]
  return { style: said.filter(Boolean).join(';') }
}

const text = 'a abbr address article b bdi bdo big blockquote br center cite code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup time tt u ul var wbr' // prettier-ignore
const tables = 'caption col colgroup table tbody td tfoot th thead tr'
const unread = 'applet audio button canvas embed frame frameset head iframe math noembed noframes noscript object option script select style svg template textarea title video xml xmp' // prettier-ignore

/** Lengths, colours and names of letters: without brackets nothing is fetched or computed. No style lets anything leave its place. */
const plain = /^(?:[\w\s#%.,+'"!-]|(?:rgb|hsl)a?\([\d\s.,%/]+\))+$/i
const styles = [
  'background background-color border border-bottom border-bottom-color border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color border-left-style border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style border-top border-top-color border-top-style border-top-width border-width',
  'clear color direction display float font font-family font-size font-style font-variant font-weight height letter-spacing line-height list-style-type',
  'margin margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width overflow-wrap padding padding-bottom padding-left padding-right padding-top table-layout text-align text-decoration text-indent text-transform unicode-bidi vertical-align white-space width word-break word-spacing',
].flatMap((line) => line.split(' '))

const allowed: sanitize.IOptions = {
  allowedTags: [...text.split(' '), ...tables.split(' ')],
  nonTextTags: unread.split(' '),
  allowedAttributes: {
    '*': ['align', 'bgcolor', 'dir', 'lang', 'style', 'valign', 'width', 'height'],
    a: ['href', 'title', 'target', 'rel'],
    img: ['src', 'alt', 'border'],
    table: ['border', 'cellpadding', 'cellspacing'],
    td: ['colspan', 'rowspan', 'nowrap'],
    th: ['colspan', 'rowspan', 'nowrap', 'scope'],
    ol: ['start', 'type'],
    li: ['value'],
    time: ['datetime'],
  },
  allowedStyles: { '*': Object.fromEntries(styles.map((name) => [name, [plain]])) },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['data', 'http', 'https'] },
  allowProtocolRelative: false,
  nestingLimit: 100,
  enforceHtmlBoundary: false,
}
