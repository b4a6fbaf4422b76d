// けがの連絡 at the tablet, from a child's sheet: written at the left, what stands of today at the right.
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { foldNotes } from '../../schema/injury/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Empty } from '../kit/Empty.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { FullScreenHead } from '../kit/FullScreenHead.tsx'
import { ownActs } from '../kit/own-acts.ts'
import { useLoad } from '../kit/use-load.ts'
import { type Answer, injury } from './api.ts'
import css from './Injury.module.css'
import { InjuryForm } from './InjuryForm.tsx'
import { withLocalNotes } from './local-notes.ts'
import { NoteItem } from './NoteItem.tsx'
import { words } from './words.ts'

export interface ChildInjuryProps {
  facility: number
  day: Day
  child: BoardChild
  onClose: () => void
}

const EVERY = 20_000

export function ChildInjury({ facility, day, child, onClose }: ChildInjuryProps) {
  const address = injury.address(facility, '/list', { from: day, to: day, child: child.childId })
  const loaded = useLoad<Answer>(address, { every: EVERY, keep: true })
  const answer = loaded?.data.value
  const mine = useMemo(() => ownActs(facility, 'injury'), [facility])
  useEffect(() => mine.stop, [mine])
  const versions = withLocalNotes({ day, childId: child.childId }, answer?.versions ?? [], mine.acts.value)
  const notes = foldNotes(versions, answer?.steps ?? [])
  const twin = useRef<HTMLDivElement>(null)
  const refresh = () => void loaded?.refresh()
  return (
    <FullScreen label={words.of(child.kana)} onClose={onClose}>
      <FullScreenHead
        back={words.close}
        onClose={onClose}
        title={
          <>
            {words.of(child.kana)} <AllergensOf childId={child.childId} />
          </>
        }
      />
      <div ref={twin} class={css.twin}>
        <section aria-label={words.write}>
          <InjuryForm
            {...{ facility, day, childId: child.childId }}
            onDone={() => {
              refresh()
              twin.current?.scrollTo(0, 0)
            }}
          />
        </section>
        <section class={css.list} aria-label={words.title}>
          {notes.length === 0 ? (
            <Empty title={words.noneToday}>{words.noneMore}</Empty>
          ) : (
            notes.map((note) => (
              <NoteItem
                key={note.id}
                {...{ facility, note, kana: child.kana, reviews: answer?.reviews ?? false }}
                kept={!answer?.versions.some(({ id }) => id === note.last.id)}
                onDone={refresh}
              />
            ))
          )}
        </section>
      </div>
    </FullScreen>
  )
}
