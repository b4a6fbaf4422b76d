// The camera that reads codes. Where there is none, or it is not allowed, a photograph does.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Say } from '../kit/words.tsx'
import css from './Reader.module.css'
import { readCode, readPhotograph } from './read-code.ts'
import { readerWords as words } from './reader-words.ts'

const EVERY = 200
/** The same code held before the camera is read once in so long, ms. */
const SAME_AGAIN = 4000

/** @param facing which camera: the one that looks at whoever stands before the screen, or away from it */
export function Reader({ facing, onRead }: { facing: 'user' | 'environment'; onRead: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'looking' | 'none'>('opening')
  const [nothing, setNothing] = useState(false)
  const read = useRef(onRead)
  read.current = onRead
  useEffect(() => {
    let stopped = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = { text: '', at: 0 }
    const look = async () => {
      const text = video.current && video.current.readyState >= 2 ? await readCode(video.current) : null
      if (stopped) return
      const at = performance.now()
      if (text && (text !== last.text || at - last.at > SAME_AGAIN)) {
        last = { text, at }
        read.current(text)
      }
      timer = setTimeout(() => void look(), EVERY)
    }
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: facing }, audio: false })
        if (stopped || !video.current) return stop()
        video.current.srcObject = stream
        await video.current.play()
        setState('looking')
        void look()
      } catch {
        if (!stopped) setState('none')
      }
    }
    const stop = () => {
      stopped = true
      clearTimeout(timer)
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void open()
    return stop
  }, [facing])
  const take = async (file: File | undefined) => {
    if (!file) return
    const text = await readPhotograph(file)
    setNothing(text === null)
    if (text) onRead(text)
  }
  return (
    <div class={css.reader}>
      <video ref={video} class={css.video} hidden={state !== 'looking'} muted playsInline />
      {state !== 'looking' && (
        <p class={css.say}>
          <Say w={state === 'none' ? words.noCamera : words.opening} />
        </p>
      )}
      <label class={css.photograph}>
        <input
          type="file"
          accept="image/*"
          class="unseen"
          onChange={(event) => {
            const { currentTarget } = event
            void take(currentTarget.files?.[0]).finally(() => {
              currentTarget.value = ''
            })
          }}
        />
        <Say w={words.photograph} alone />
      </label>
      {nothing && (
        <p role="status" class={css.say}>
          <Say w={words.nothing} />
        </p>
      )}
    </div>
  )
}
