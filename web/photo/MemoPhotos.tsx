// The pictures of a memo beside the text that was written out of it: brought out from here, they stand in the same book.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { ClassPhotos as Answer, ClassPhoto } from '../../schema/photo/list.ts'
import { Button } from '../kit/Button.tsx'
import { clockTime } from '../kit/format.ts'
import { useLoad } from '../kit/use-load.ts'
import { photo } from './api.ts'
import { Picture } from './Picture.tsx'
import { PublishForm } from './PublishForm.tsx'
import css from './Thumbs.module.css'
import { words } from './words.ts'

interface MemoPhotosProps {
  facility: number
  day: Day
  classId: Id
  /** Whose line it is; it is named in the picture to begin with. */
  childId: Id | null
  photoIds: readonly Id[]
}

export function MemoPhotos({ facility, day, classId, childId, photoIds }: MemoPhotosProps) {
  const loaded = useLoad<Answer>(photo.address(facility, '/class', { day, class: classId }))
  const [open, setOpen] = useState<ClassPhoto | null>(null)
  const answer = loaded?.data.value
  const photos = answer?.photos.filter(({ id }) => photoIds.includes(id)) ?? []
  if (!answer || photos.length === 0) return null
  return (
    <>
      <ul class={css.thumbs} aria-label={words.title}>
        {photos.map((one) => {
          const name = words.picture(clockTime(one.at))
          return (
            <li key={one.id} class={css.one}>
              <span class={css.thumb}>
                <Picture facility={facility} photo={one} size="small" alt={name} />
              </span>
              {one.audience ? (
                <span class={css.second}>{one.inView ? words.out[one.audience] : words.hidden}</span>
              ) : (
                <Button kind="quiet" label={`${name} ${words.publish}`} onClick={() => setOpen(one)}>
                  {words.publish}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {open && (
        <PublishForm
          facility={facility}
          one={open}
          children={answer.children}
          first={childId ? [childId] : []}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            void loaded?.refresh()
          }}
        />
      )}
    </>
  )
}
