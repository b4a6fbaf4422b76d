// The pictures of a memo, small; pressed, large.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Picture } from './Picture.tsx'
import css from './Thumbs.module.css'
import { words } from './words.ts'

/** A place of four to three, whatever the picture: nothing is asked of it but the bytes. */
export const thumb = (id: Id) => ({ id, width: 4, height: 3 })

export function Thumbs({ facility, photoIds }: { facility: number; photoIds: readonly Id[] }) {
  const [large, setLarge] = useState<Id | null>(null)
  if (photoIds.length === 0) return null
  return (
    <>
      <ul class={css.thumbs}>
        {photoIds.map((id) => (
          <li key={id}>
            <button type="button" class={css.thumb} onClick={() => setLarge(id)}>
              <Picture facility={facility} photo={thumb(id)} size="small" alt={words.openLarge} />
            </button>
          </li>
        ))}
      </ul>
      {large && (
        <Dialog open onClose={() => setLarge(null)} place="whole" title={words.title}>
          <Picture facility={facility} photo={thumb(large)} size="large" alt={words.title} />
        </Dialog>
      )}
    </>
  )
}
