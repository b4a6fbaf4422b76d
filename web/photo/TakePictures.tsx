// Pictures are taken or chosen, made small one after the other, and go on their way; what cannot become a picture says why, and the others go on.
import { useRef, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Chooser } from '../kit/Chooser.tsx'
import { UploadIcon } from '../kit/icons.tsx'
import { PictureIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import css from './Photos.module.css'
import { again, fleeting, forget, going, ownPictures, takeIn } from './queue.ts'
import { shrink } from './shrink.ts'
import { unfit, words } from './words.ts'

interface TakePicturesProps {
  facility: number
  classId: Id
}

interface ChoosePicturesProps extends TakePicturesProps {
  /** At most so many at once. */
  most?: number
  /** Hears of each picture that is kept, by its id. */
  onTaken?: (id: Id) => void
}

/** The two ways to come by pictures, and what could not be taken. */
export function ChoosePictures({ facility, classId, most = Number.POSITIVE_INFINITY, onTaken }: ChoosePicturesProps) {
  const [reading, setReading] = useState<{ done: number; all: number } | null>(null)
  const [faults, setFaults] = useState<readonly { name: string; message: string }[]>([])
  const heard = useRef(onTaken)
  heard.current = onTaken
  const choose = async (chosen: readonly File[]) => {
    const files = chosen.slice(0, most)
    for (const [done, file] of files.entries()) {
      setReading({ done, all: files.length })
      const found = await shrink(file)
      if (typeof found === 'string') {
        setFaults((before) => [...before, { name: file.name, message: unfit[found] }])
        continue
      }
      const id = await takeIn(facility, classId, found)
      heard.current?.(id)
    }
    setReading(null)
  }
  return (
    <>
      <div class={css.take}>
        <Chooser label={words.take} icon={<PictureIcon size={24} />} capture="environment" onChoose={choose} />
        <Chooser many label={words.choose} icon={<UploadIcon size={24} />} onChoose={choose} />
        <p class={css.second} role="status">
          {reading ? words.reading(reading.done, reading.all) : words.how}
        </p>
      </div>
      {fleeting.value && <Notice tone="look" title={words.fleeting} />}
      {faults.map(({ name, message }, place) => (
        <Notice
          key={`${name} ${place}`}
          tone="look"
          title={words.notTaken(name)}
          end={<Button onClick={() => setFaults(faults.toSpliced(place, 1))}>{words.understood}</Button>}
        >
          {message}
        </Notice>
      ))}
    </>
  )
}

export const TakePictures = (where: TakePicturesProps) => (
  <>
    <ChoosePictures {...where} />
    <Waiting {...where} />
  </>
)

/** What has not reached the nursery yet, each with how far it is. */
function Waiting({ facility, classId }: TakePicturesProps) {
  const waiting = ownPictures.value.filter((one) => one.facility === facility && one.classId === classId)
  if (waiting.length === 0) return null
  return (
    <ul class={css.queue} aria-label={words.waiting}>
      {waiting.map(({ id, small, state, message }) => {
        const part = going.value?.id === id ? going.value.part : null
        const percent = Math.round((part ?? 0) * 100)
        return (
          <li key={id} class={css.waiting}>
            <img src={`data:image/jpeg;base64,${small}`} alt="" />
            <div>
              <b>
                {state === 'refused'
                  ? words.refused
                  : part !== null
                    ? words.going(percent)
                    : navigator.onLine
                      ? words.behind
                      : words.waits}
              </b>
              {state === 'refused' ? (
                <p>{message}</p>
              ) : (
                <progress class={css.part} value={percent} max="100" aria-label={words.going(percent)} />
              )}
            </div>
            <div class={css.acts}>
              {state === 'refused' && <Button onClick={() => void again(id)}>{words.again}</Button>}
              <Button kind="quiet" onClick={() => void forget(id)}>
                {words.drop}
              </Button>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
