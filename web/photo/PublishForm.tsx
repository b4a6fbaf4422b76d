// A picture is brought out: who is in it, for whom it is, and that somebody looked at it. Also a child whose family does not allow it can be
// named: then it is said, and the picture stays in.

import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { ClassPhoto, ClassPhotos } from '../../schema/photo/list.ts'
import { type Audience, allowsLevel, audiencesFor, keptBack, LONGEST_CAPTION } from '../../schema/photo/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { photo } from './api.ts'
import css from './Photos.module.css'
import { Picture } from './Picture.tsx'
import { levels, words } from './words.ts'

interface PublishFormProps {
  facility: number
  one: ClassPhoto
  children: ClassPhotos['children']
  /** Who is known to be in it already. */
  first?: readonly Id[]
  onClose: () => void
  onDone: () => void
}

export function PublishForm({ facility, one, children, first = [], onClose, onDone }: PublishFormProps) {
  const [childIds, setChildren] = useState<readonly Id[]>(first)
  const [said, setSaid] = useState<Audience | null>(null)
  const [caption, setCaption] = useState('')
  const [attested, setAttested] = useState(false)
  const { busy, fault, send } = useSend()
  const inIt = children.filter(({ childId }) => childIds.includes(childId))
  const back = keptBack(inIt)
  const possible = audiencesFor(inIt.map(({ level }) => level))
  const audience = possible.length === 1 ? (possible[0] ?? null) : said && possible.includes(said) ? said : null
  const publish = async () => {
    if (!audience) return
    const json = { photoId: one.id, childIds: [...childIds], audience, caption: caption.trim(), attested: true as const }
    if (await send((id) => photo.post(facility, '/publish', { id, ...json }), json)) onDone()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      place="whole"
      title={words.publishTitle}
      foot={
        <div class={css.acts}>
          <Button kind="give" disabled={busy || !audience || !attested} onClick={() => void publish()}>
            {words.send}
          </Button>
        </div>
      }
    >
      <div class={css.twin}>
        <Picture facility={facility} photo={one} size="large" alt={words.picture(clockTime(one.at))} />
        <div class={css.form}>
          <fieldset>
            <legend class={css.legend}>
              <b>{words.whose}</b> <span class={css.second}>{words.whoseMore}</span>
            </legend>
            <div class={css.kids}>
              {children.map(({ childId, kana, level }) => (
                <button
                  key={childId}
                  type="button"
                  class={css.kid}
                  aria-pressed={childIds.includes(childId)}
                  onClick={() =>
                    setChildren(childIds.includes(childId) ? childIds.filter((id) => id !== childId) : [...childIds, childId])
                  }
                >
                  {kana} <AllergensOf childId={childId} />
                  {!allowsLevel(level, 'class') && <small>{levels[level]}</small>}
                </button>
              ))}
            </div>
          </fieldset>
          <KeptBack back={back} />
          {possible.length > 1 && (
            <Chips
              legend={words.audience}
              chips={possible.map((value) => ({ value, label: value === 'family' ? words.toFamily : words.toClass, span: 2 }))}
              value={audience}
              onChange={setSaid}
            />
          )}
          {possible.length === 1 && audience && (
            <p>
              {words.audience} <b>{audience === 'family' ? words.toFamily : words.toClass}</b>
            </p>
          )}
          <Field label={words.caption} hint={words.optional} maxLength={LONGEST_CAPTION} value={caption} onChange={setCaption} />
          <Check checked={attested} onChange={setAttested} second={words.attestMore}>
            {words.attest}
          </Check>
          {fault && <Notice tone="look" title={fault.message} />}
        </div>
      </div>
    </Dialog>
  )
}

/** Why the picture stays in, with the names. */
function KeptBack({ back }: { back: ClassPhotos['children'] }) {
  if (back.length === 0) return null
  const nameless = back.filter(({ level }) => level === 'none')
  const names = (some: ClassPhotos['children']) => some.map(({ kana }) => kana).join('、')
  return nameless.length > 0 ? (
    <Notice tone="look" title={words.keptBackAll(names(nameless))}>
      {words.keptBackAllMore}
    </Notice>
  ) : (
    <Notice tone="look" title={words.keptBackSeveral(names(back))}>
      {words.keptBackSeveralMore}
    </Notice>
  )
}
