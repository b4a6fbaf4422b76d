// A memo in thirty seconds: who, a sentence, a tag if there is one, and saved. What is typed is kept with each letter.

import { useEffect, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { LONGEST_MEMO, type Memo } from '../../schema/memo/rule.ts'
import { GROUP_WORDS, groupsFor, TAG_WORDS, TAGS_OF, type TagGroup } from '../../schema/memo/vocabulary.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { classes } from '../kit/classes.ts'
import { draftAt, draftPlace, keepDraft, recallDraft } from '../kit/drafts.ts'
import { Field, TextArea } from '../kit/Field.tsx'
import { faceOf } from '../portrait/face.ts'
import { type Deliver, saveMemo } from './act.ts'
import css from './Memo.module.css'
import { MemoPictures } from './MemoPictures.tsx'
import { draftFrom, EMPTY, isReady, type MemoDraft } from './memo-draft.ts'
import { words } from './words.ts'

export interface MemoChild {
  childId: Id
  kana: string
  classId: Id | null
}
export interface MemoClass {
  classId: Id
  name: string
  classAge: number | null
}

export interface MemoFormProps {
  facility: number
  children: readonly MemoChild[]
  classes: readonly MemoClass[]
  deliver: Deliver
  /** The memo that is corrected. */
  fixed?: Memo | null
  /** Whose sheet it is written from. */
  of?: Id | undefined
  onDone: () => void
}

export function MemoForm({ facility, children, classes: rooms, deliver, fixed = null, of, onDone }: MemoFormProps) {
  const place = draftPlace(facility, `memo ${fixed?.last ?? of ?? ''}`)
  useEffect(() => void recallDraft(place), [place])
  const first = fixed ? draftFrom(fixed) : { ...EMPTY, childIds: of ? [of] : [] }
  const draft: MemoDraft = { ...first, ...draftAt<MemoDraft>(place) }
  const put = (more: Partial<MemoDraft>) => keepDraft(place, { ...draft, ...more })
  // Whoever went home or is in another class stays chosen and in sight.
  const known = new Set(children.map(({ childId }) => childId))
  const others = (fixed?.children ?? [])
    .filter(([id]) => !known.has(id))
    .map(([childId, kana]) => ({ childId, kana, classId: null }))
  const choose = (childId: Id) =>
    put({
      classId: null,
      childIds: draft.childIds.includes(childId) ? draft.childIds.filter((one) => one !== childId) : [...draft.childIds, childId],
    })
  const about = draft.classId
    ? [draft.classId]
    : children.flatMap(({ childId, classId }) => (classId && draft.childIds.includes(childId) ? [classId] : []))
  const ages = rooms
    .filter(({ classId }) => (about.length > 0 ? about.includes(classId) : true))
    .flatMap(({ classAge }) => classAge ?? [])
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const gone = await saveMemo(deliver, draft, fixed)
    setBusy(false)
    if (!gone) return
    keepDraft(place, null)
    onDone()
  }
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady(draft) && !busy) void save()
      }}
    >
      <fieldset>
        <legend class={css.legend}>
          <b>{words.whose}</b> <span class={css.second}>{words.whoseMore}</span>
        </legend>
        <div class={css.kids}>
          {rooms.map(({ classId, name }) => (
            <button
              key={classId}
              type="button"
              class={classes(css.kid, draft.classId === classId && css.chosen)}
              aria-pressed={draft.classId === classId}
              onClick={() => put({ childIds: [], classId: draft.classId === classId ? null : classId })}
            >
              {words.wholeClass(name)}
            </button>
          ))}
          {[...children, ...others].map(({ childId, kana }) => (
            <button
              key={childId}
              type="button"
              class={classes(css.kid, draft.childIds.includes(childId) && css.chosen)}
              aria-pressed={draft.childIds.includes(childId)}
              onClick={() => choose(childId)}
            >
              {faceOf(childId) && <Avatar name={kana} face={faceOf(childId)} size={40} />}
              {kana} <AllergensOf childId={childId} />
            </button>
          ))}
        </div>
      </fieldset>
      <TextArea
        label={words.text}
        hint={words.voice}
        rows={3}
        maxLength={LONGEST_MEMO}
        value={draft.text}
        onChange={(text) => put({ text })}
      />
      <MemoPictures
        facility={facility}
        classId={about[0] ?? null}
        photoIds={draft.photoIds}
        onChange={(photoIds) => put({ photoIds })}
      />
      {groupsFor(ages).map((group) => (
        <Tags key={group} group={group} draft={draft} onChange={(tags) => put({ tags })} />
      ))}
      {fixed && (
        <Field
          label={words.whyFix}
          hint={words.optional}
          maxLength={200}
          value={draft.reason}
          onChange={(reason) => put({ reason })}
        />
      )}
      <div class={css.foot}>
        <p class={css.second}>{words.kept}</p>
        {fixed && (
          <Button
            onClick={() => {
              keepDraft(place, null)
              onDone()
            }}
          >
            {words.stop}
          </Button>
        )}
        <Button kind="give" type="submit" disabled={busy || !isReady(draft)}>
          {fixed ? words.saveFix : words.save}
        </Button>
      </div>
    </form>
  )
}

/** The words of one group. The ten of the last year come out when somebody wants them. */
function Tags({ group, draft, onChange }: { group: TagGroup; draft: MemoDraft; onChange: (tags: MemoDraft['tags']) => void }) {
  const own = TAGS_OF[group]
  const [open, setOpen] = useState(group !== 'images')
  if (!open && !draft.tags.some((tag) => own.includes(tag))) return <Button onClick={() => setOpen(true)}>{words.images}</Button>
  return (
    <Chips
      many
      legend={GROUP_WORDS[group]}
      hint={words.tagsMore}
      chips={own.map((tag) => ({ value: tag, label: TAG_WORDS[tag], span: TAG_WORDS[tag].length > 6 ? 2 : 1 }))}
      value={draft.tags.filter((tag) => own.includes(tag))}
      onChange={(chosen) => onChange([...draft.tags.filter((tag) => !own.includes(tag)), ...chosen])}
    />
  )
}
