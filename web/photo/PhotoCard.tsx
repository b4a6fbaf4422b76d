// One picture of a class's day: who is in it, whether families see it, and what can be done with it.
import { useState } from 'preact/hooks'
import type { ClassPhoto, ClassPhotos } from '../../schema/photo/list.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { photo } from './api.ts'
import css from './Photos.module.css'
import { Picture } from './Picture.tsx'
import { PublishForm } from './PublishForm.tsx'
import { words } from './words.ts'

interface PhotoCardProps {
  facility: number
  one: ClassPhoto
  children: ClassPhotos['children']
  mayWrite: boolean
  onDone: () => void
}

export function PhotoCard({ facility, one, children, mayWrite, onDone }: PhotoCardProps) {
  const [open, setOpen] = useState<'large' | 'publish' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const done = () => {
    close()
    onDone()
  }
  const name = words.picture(clockTime(one.at))
  return (
    <article class={css.card} aria-label={name} data-photo={one.id}>
      <button type="button" class={css.open} onClick={() => setOpen('large')}>
        <Picture facility={facility} photo={one} size="small" alt={`${name} ${words.openLarge}`} />
      </button>
      {one.childIds.length > 0 && (
        <b>
          {children
            .filter(({ childId }) => one.childIds.includes(childId))
            .map(({ childId, kana }, place) => (
              <span key={childId}>
                {place > 0 && '、'}
                {kana} <AllergensOf childId={childId} />
              </span>
            ))}
        </b>
      )}
      {one.caption && <p>{one.caption}</p>}
      <p>{one.audience && one.publishedAt ? words.outAt(words.out[one.audience], clockTime(one.publishedAt)) : words.kept}</p>
      <p class={css.second}>{words.by(clockTime(one.at), one.by)}</p>
      {one.audience && !one.inView && <p class={css.look}>{words.hidden}</p>}
      {mayWrite && (
        <div class={css.acts}>
          <Button kind="quiet" onClick={() => setOpen('remove')}>
            {words.remove}
          </Button>
          {!one.audience && <Button onClick={() => setOpen('publish')}>{words.publish}</Button>}
        </div>
      )}
      {open === 'large' && (
        <Dialog open onClose={close} place="whole" title={name}>
          <Picture facility={facility} photo={one} size="large" alt={name} />
        </Dialog>
      )}
      {open === 'publish' && <PublishForm {...{ facility, one, children }} onClose={close} onDone={done} />}
      {open === 'remove' && <Remove {...{ facility, one }} onClose={close} onDone={done} />}
    </article>
  )
}

function Remove({
  facility,
  one,
  onClose,
  onDone,
}: Pick<PhotoCardProps, 'facility' | 'one' | 'onDone'> & { onClose: () => void }) {
  const [reason, setReason] = useState('')
  const { busy, fault, send } = useSend()
  const json = { photoId: one.id, reason: reason.trim() }
  const remove = async () => {
    if (await send((id) => photo.post(facility, '/remove', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.removeTitle}
      foot={
        <div class={css.acts}>
          <Button disabled={busy || !json.reason} onClick={() => void remove()}>
            {words.remove}
          </Button>
        </div>
      }
    >
      <p>{words.removeMore}</p>
      <Field label={words.why} maxLength={200} value={reason} onChange={setReason} />
      {fault && <Notice tone="look" title={fault.message} />}
    </Dialog>
  )
}
