// The pictures of a class's day, at the tablet and at the desk.
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { ClassPhotos as Answer } from '../../schema/photo/list.ts'
import { Empty } from '../kit/Empty.tsx'
import { useLoad } from '../kit/use-load.ts'
import { photo } from './api.ts'
import { PhotoCard } from './PhotoCard.tsx'
import css from './Photos.module.css'
import { words } from './words.ts'

const EVERY = 20_000

interface ClassPhotosProps {
  facility: number
  day: Day
  classId: Id
  mayWrite: boolean
  /** Changes when a picture has come that the list does not show yet. */
  news?: number
  /** Where pictures are taken in, above the list. */
  take?: ComponentChildren
  none: string
}

export function ClassPhotos({ facility, day, classId, mayWrite, news = 0, take, none }: ClassPhotosProps) {
  const loaded = useLoad<Answer>(photo.address(facility, '/class', { day, class: classId }), { every: EVERY })
  useEffect(() => {
    if (news > 0) void loaded?.refresh()
  }, [news, loaded])
  const answer = loaded?.data.value
  const refused = loaded?.refused.value
  if (refused) return <Empty title={words.notYours}>{refused.message}</Empty>
  if (answer && !answer.kept) return <Empty title={words.noPlace}>{words.noPlaceMore}</Empty>
  return (
    <div class={css.photos}>
      {take}
      {!answer ? (
        <p class={css.second}>{words.loading}</p>
      ) : answer.photos.length === 0 ? (
        <Empty title={words.none}>{none}</Empty>
      ) : (
        <div class={css.grid}>
          {answer.photos.map((one) => (
            <PhotoCard
              key={one.id}
              {...{ facility, one, mayWrite }}
              children={answer.children}
              onDone={() => void loaded?.refresh()}
            />
          ))}
        </div>
      )}
    </div>
  )
}
