// What can be done about a けがの連絡: let out or sent back, put right, taken back, and how the child was later.
import { useState } from 'preact/hooks'
import { Button, Buttons } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { injury } from './api.ts'
import css from './Injury.module.css'
import { InjuryForm } from './InjuryForm.tsx'
import type { NoteItemProps } from './NoteItem.tsx'
import { words } from './words.ts'

type Saying = 'return' | 'take_back' | 'watch'
const SAYING: Record<Saying, { label: string; save: string }> = {
  return: { label: words.sendBackNote, save: words.sendBack },
  watch: { label: words.watch, save: words.watchSave },
  take_back: { label: words.reason, save: words.takeBack },
}

export function NoteActs({ facility, note, reviews, onDone }: Pick<NoteItemProps, 'facility' | 'note' | 'reviews' | 'onDone'>) {
  const [doing, setDoing] = useState<Saying | 'correct' | null>(null)
  const [text, setText] = useState('')
  const { busy, fault, send } = useSend()
  const { last, state } = note
  const about = { childId: last.childId, day: last.day, injuryId: note.id }
  const version = { ...about, versionId: last.id }
  const done = () => {
    setDoing(null)
    setText('')
    onDone()
  }
  const act = async (work: (id: string) => Promise<unknown>, said: unknown) => {
    if (await send(work, said)) done()
  }
  if (doing === 'correct')
    return (
      <InjuryForm
        {...{ facility, day: last.day, childId: last.childId, fixed: last }}
        onDone={done}
        onCancel={() => setDoing(null)}
      />
    )
  if (doing) {
    const said = text.trim()
    const save = (id: string) =>
      doing === 'return'
        ? injury.post(facility, '/return', { id, ...version, note: said })
        : doing === 'watch'
          ? injury.post(facility, '/watch', { id, ...about, at: moment(), note: said })
          : injury.post(facility, '/take-back', { id, ...about, supersedes: last.id, reason: said })
    return (
      <div class={css.form}>
        <Field label={SAYING[doing].label} maxLength={200} value={text} onChange={setText} />
        {fault && <Notice tone="look" title={fault.message} />}
        <Buttons>
          <Button onClick={() => setDoing(null)}>{words.cancel}</Button>
          <Button kind="give" disabled={busy || !said} onClick={() => void act(save, [doing, last.id, said])}>
            {SAYING[doing].save}
          </Button>
        </Buttons>
      </div>
    )
  }
  return (
    <>
      {fault && <Notice tone="look" title={fault.message} />}
      <div class={css.acts}>
        {reviews && state === 'waiting' && (
          <>
            <Button
              kind="give"
              disabled={busy}
              onClick={() => void act((id) => injury.post(facility, '/approve', { id, ...version }), version)}
            >
              {words.approve}
            </Button>
            <Button onClick={() => setDoing('return')}>{words.sendBack}</Button>
          </>
        )}
        <Button onClick={() => setDoing('watch')}>{words.watch}</Button>
        {(reviews || last.mine) && (
          <>
            <Button onClick={() => setDoing('correct')}>{words.correct}</Button>
            <Button kind="quiet" onClick={() => setDoing('take_back')}>
              {words.takeBack}
            </Button>
          </>
        )}
      </div>
    </>
  )
}
