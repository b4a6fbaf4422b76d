import { useState } from 'preact/hooks'
import type { CareKind } from '../../schema/care/rule.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime } from '../kit/format.ts'
import { takeBack } from './act.ts'
import css from './Care.module.css'
import { kindWords, words } from './words.ts'

/** One entry that stands, as it is said: 36.7℃. */
export interface Said {
  id: Id
  kind: CareKind
  at: Moment
  text: string
  by?: string
  corrected?: boolean
}

interface StandsProps {
  facility: number
  day: Day
  child: BoardChild
  said: readonly Said[]
}

/** What was written down of a child so far; a tap shows when and by whom, and takes back what was a mistake. */
export function Stands({ facility, day, child, said }: StandsProps) {
  const [open, setOpen] = useState(false)
  if (said.length === 0) return <span class={css.none}>{words.noRecord}</span>
  return (
    <>
      <button type="button" class={css.said} onClick={() => setOpen(true)}>
        {said.map(({ id, kind, at, text }) => (
          <span key={`${id} ${kind}`}>
            <b>{text}</b> {clockTime(at)}
          </span>
        ))}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={
          <>
            {words.fixTitle(child.kana)} <AllergensOf childId={child.childId} />
          </>
        }
      >
        <ul class={css.entries}>
          {said.map(({ id, kind, at, text, by, corrected }) => (
            <li key={`${id} ${kind}`}>
              <p>
                <b>
                  {clockTime(at)} {kindWords[kind]} {text}
                </b>
                <span>{[by ? words.by(by) : '', corrected ? words.corrected : ''].filter(Boolean).join('　')}</span>
              </p>
              <Button
                onClick={() => {
                  takeBack(facility, day, child.childId, kind, id)
                  if (said.length === 1) setOpen(false)
                }}
              >
                {words.takeBack}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
