import { useEffect, useRef, useState } from 'react'
import styles from './foreign-page.module.css'

interface Props {
  /** Harmless already; the frame is the second wall. */
  html: string
  /** What it is, read aloud. */
  label: string
}

/** A page that somebody else wrote, on white paper as they saw it, in a frame where no script runs and that fetches nothing. */
export function ForeignPage({ html, label }: Props) {
  const [height, setHeight] = useState(0)
  const watched = useRef<ResizeObserver>(undefined)
  useEffect(() => () => watched.current?.disconnect(), [])
  const opened = (frame: HTMLIFrameElement) => {
    const { documentElement: page } = frame.contentDocument!
    watched.current?.disconnect()
    watched.current = new ResizeObserver(() => setHeight(page.offsetHeight))
    watched.current.observe(page)
    page.ownerDocument.addEventListener('keydown', passOn)
  }
  return (
    <iframe
      className={styles.paper}
      title={label}
      // Without scripts being of the same origin gives it nothing; Farley can see how tall it is.
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={before + html}
      style={{ blockSize: height }}
      onLoad={(event) => opened(event.currentTarget)}
    />
  )
}

/** Keys belong to Farley also while the frame has the focus. */
function passOn(event: KeyboardEvent) {
  if (!window.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault()
}

const before = `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>
  html { background: #fff; color: #1a1a1a; font: 14px/1.5 system-ui, sans-serif; color-scheme: light; overflow-x: auto; overflow-y: hidden }
  body { margin: 16px; overflow-wrap: anywhere }
  img { max-width: 100%; height: auto }
  table { max-width: 100% }
  blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 2px solid #ddd }
  pre { white-space: pre-wrap }
</style>`
