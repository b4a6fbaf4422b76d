// The pictures that were taken into a 保育ドキュメンテーション, on the screen and on its sheet; one that was removed since, or may not be seen, is not drawn.
import { useEffect, useState } from 'preact/hooks'
import { placeOf, type Section } from '../../schema/document/kind.ts'
import { facilityId } from '../office/desk.ts'
import { paperPicture } from '../photo/paper-pictures.ts'
import type { Opened } from './api.ts'
import css from './PaperPhotos.module.css'
import { words } from './words.ts'

/** Pictures whose offer was kept, in the order in which they were taken up. */
function keptPhotos({ kind, choices }: Opened, section: Section): string[] {
  const last = new Map(choices.map((one) => [one.key, one]))
  return [...last.values()].flatMap(({ kept, field, sources }) =>
    kept && placeOf(kind, field)?.section.key === section.key
      ? sources.flatMap(({ word, id }) => (word === 'photo' ? [id] : []))
      : [],
  )
}

export function PaperPhotos({ opened, section }: { opened: Opened; section: Section }) {
  const ids = keptPhotos(opened, section)
  const [drawn, setDrawn] = useState<readonly string[]>([])
  const facility = facilityId()
  useEffect(() => {
    let here = true
    void Promise.all(ids.map((id) => paperPicture(facility, id).catch(() => null))).then((found) => {
      if (here) setDrawn(found.filter((one) => one !== null))
    })
    return () => {
      here = false
    }
  }, [facility, ids.join(' ')])
  return drawn.length === 0 ? null : (
    <div class={css.photos}>
      {drawn.map((address, place) => (
        <img key={address} src={address} alt={words.picture(String(place + 1))} />
      ))}
    </div>
  )
}
