// Pictures of a memo that is being written: taken or chosen, they go on their way by themselves, and the memo names them before they arrive.
import { useEffect } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { MOST_PHOTOS } from '../../schema/memo/rule.ts'
import { Button } from '../kit/Button.tsx'
import { Picture } from '../photo/Picture.tsx'
import { openPictures, ownPictures } from '../photo/queue.ts'
import { ChoosePictures } from '../photo/TakePictures.tsx'
import { thumb } from '../photo/Thumbs.tsx'
import css from './Memo.module.css'
import { words } from './words.ts'

interface MemoPicturesProps {
  facility: number
  /** The class the memo is about, once somebody is chosen. */
  classId: Id | null
  photoIds: readonly Id[]
  onChange: (photoIds: Id[]) => void
}

export function MemoPictures({ facility, classId, photoIds, onChange }: MemoPicturesProps) {
  useEffect(() => void openPictures(), [])
  return (
    <fieldset class={css.pictures}>
      <legend class={css.legend}>
        <b>{words.pictures}</b> <span class={css.second}>{words.optional}</span>
      </legend>
      {photoIds.length > 0 && (
        <ul class={css.thumbs}>
          {photoIds.map((id, place) => (
            <li key={id} class={css.thumb}>
              <Taken facility={facility} photoId={id} />
              <Button
                kind="quiet"
                label={`${words.pictureOf(place + 1)} ${words.drop}`}
                onClick={() => onChange(photoIds.filter((one) => one !== id))}
              >
                {words.drop}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {classId === null ? (
        <p class={css.second}>{words.picturesFirst}</p>
      ) : (
        photoIds.length < MOST_PHOTOS && (
          <ChoosePictures
            {...{ facility, classId }}
            most={MOST_PHOTOS - photoIds.length}
            onTaken={(id) => onChange([...photoIds, id])}
          />
        )
      )}
    </fieldset>
  )
}

/** From the tablet while it is on its way, from the nursery once it is there. */
function Taken({ facility, photoId }: { facility: number; photoId: Id }) {
  const waiting = ownPictures.value.find(({ id }) => id === photoId)
  return waiting ? (
    <img src={`data:image/jpeg;base64,${waiting.small}`} alt={words.picture} />
  ) : (
    <Picture facility={facility} photo={thumb(photoId)} size="small" alt={words.picture} />
  )
}
