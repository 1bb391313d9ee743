/** What was said into the microphone, and how many seconds it lasts. */
export interface Recording {
  file: File
  seconds: number
}

/** Whether this browser can record at all; over plain http to another machine it cannot. */
export const canRecord = () =>
  typeof MediaRecorder !== 'undefined' && (navigator.mediaDevices as MediaDevices | undefined) !== undefined

const sounds = /\.(weba|m4a|ogg|oga|opus|mp3|wav|flac|aac)$/i

/** Whether a file is there to be listened to. Sound alone in a container of films is told by its name. */
export const isSound = (name: unknown, type: unknown): boolean =>
  typeof type === 'string' && (type.startsWith('audio/') || (type.startsWith('video/') && sounds.test(String(name))))
