import { useWords } from '../../words/words.ts'
import { parseUrl } from '../parse/url.ts'
import type { EditorProps } from './editor-props.ts'
import { LineEditor } from './line-editor.tsx'

const same = (text: string) => text

export function TextEditor(props: EditorProps<string>) {
  return <LineEditor {...props} write={same} parse={same} />
}

export function UrlEditor(props: EditorProps<string>) {
  return (
    <LineEditor {...props} write={same} parse={parseUrl} inputMode="url" example={useWords()('fields.example.url')} />
  )
}
