import { useEffect, useState } from 'react'
import { formatSize } from '../fields/format/size.ts'
import { Icon } from '../kit/icon.tsx'
import styles from './share.module.css'
import type { Thing } from './use-arrival.ts'

/** What was shared, as it is: its words, its pictures, the names of its files. */
export function Arrival({ thing: { text, files, signature } }: { thing: Thing }) {
  const said = text || signature
  return (
    <div className={styles.thing}>
      {said && (
        <p className={styles.text} dir="auto">
          {said}
        </p>
      )}
      {files.map((file, index) => (
        <p key={index} className={styles.file}>
          <Picture file={file} />
          <bdi className="cut grow">{file.name}</bdi>
          <span className="meta t2">{formatSize(file.size)}</span>
        </p>
      ))}
    </div>
  )
}

function Picture({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!file.type.startsWith('image/')) return
    const made = URL.createObjectURL(file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return address ? <img src={address} alt="" className={styles.picture} /> : <Icon name="paperclip" size={20} />
}
