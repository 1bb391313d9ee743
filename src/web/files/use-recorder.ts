import { useEffect, useRef, useState } from 'react'
import { words } from '../words/words.ts'
import type { Recording } from './sound.ts'

/** What a microphone is doing; `refused` where there is none, `forbidden` where the browser was told not to let Farley listen. */
export type Listening = 'idle' | 'asking' | 'recording' | 'refused' | 'forbidden'

/** Nobody means to speak for longer: a note that was forgotten ends by itself. */
const longestSeconds = 600

/** Records what is said, and lets go of the microphone as soon as nobody listens. */
export function useRecorder(onRecorded: (recording: Recording) => void) {
  const [state, setState] = useState<Listening>('idle')
  const [seconds, setSeconds] = useState(0)
  const recorder = useRef<MediaRecorder | null>(null)
  const isGone = useRef(false)
  const stop = () => recorder.current?.state === 'recording' && recorder.current.stop()
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
      recorder.current?.stream.getTracks().forEach((track) => track.stop())
    }
  }, [])
  useEffect(() => {
    if (state !== 'recording') return
    const began = Date.now()
    const timer = setInterval(() => {
      const lasted = Math.floor((Date.now() - began) / 1000)
      setSeconds(lasted)
      if (lasted >= longestSeconds) stop()
    }, 250)
    return () => clearInterval(timer)
  }, [state])
  const start = async () => {
    setState('asking')
    setSeconds(0)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      if (isGone.current) return stream.getTracks().forEach((track) => track.stop())
      recorder.current = record(stream, (recording) => {
        setState('idle')
        onRecorded(recording)
      })
      setState('recording')
    } catch (error) {
      setState(error instanceof DOMException && error.name === 'NotAllowedError' ? 'forbidden' : 'refused')
    }
  }
  return { state, seconds, start: () => void start(), stop }
}

function record(stream: MediaStream, onEnd: (recording: Recording) => void): MediaRecorder {
  const recorder = new MediaRecorder(stream)
  const parts: Blob[] = []
  const began = Date.now()
  recorder.ondataavailable = ({ data }) => void parts.push(data)
  recorder.onstop = () => {
    stream.getTracks().forEach((track) => track.stop())
    const seconds = Math.max(1, Math.round((Date.now() - began) / 1000))
    onEnd({ file: fileOf(parts, recorder.mimeType), seconds })
  }
  recorder.start()
  return recorder
}

/** Named by its moment, with the ending that says that it is sound and no film. */
function fileOf(parts: readonly Blob[], type: string): File {
  const at = new Date().toISOString().slice(0, 16).replace('T', ' ').replace(':', '.')
  const ending = type.includes('webm') ? 'weba' : type.includes('ogg') ? 'ogg' : 'm4a'
  return new File([...parts], `${words('voice.note')} ${at}.${ending}`, { type })
}
