// A total of the register, opened: the days that were counted, and of each what was recorded.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, type Time } from '../../schema/kit/time.ts'
import type { Register, RegisterCell } from '../../schema/presence/fold-register.ts'
import { cellCounts, type RegisterTotals } from '../../schema/presence/register-totals.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { shortDay } from '../kit/format.ts'
import { DayFacts } from './DayFacts.tsx'
import { dayWords } from './day-words.ts'
import css from './Opened.module.css'
import { cellWord } from './words.ts'

/** Which total: of whom, of what day, of which kinds; what is left out is all of it. */
export interface Total {
  /** Whose it is, in words: a child's name, a day, a class. */
  of: string
  word: string
  kinds: readonly (keyof RegisterTotals)[]
  childId?: Id
  day?: string
  classId?: Id
}

interface OpenedProps {
  total: Total
  register: Register
  onWritten: () => void
  onClose: () => void
}

interface Counted {
  childId: Id
  name: string
  cell: RegisterCell
}

/** The cells that were counted into a total. */
export const countedIn = (total: Total, register: Register): Counted[] =>
  register.children
    .filter(({ childId }) => total.childId === undefined || childId === total.childId)
    .flatMap(({ childId, classId, kana, name, cells }) =>
      cells
        .filter(
          (cell) =>
            (total.day === undefined || cell.day === total.day) &&
            (total.classId === undefined || (cell.classId ?? classId) === total.classId) &&
            total.kinds.some((kind) => cellCounts(cell.kind, kind)),
        )
        .map((cell) => ({ childId, name: kana || name, cell })),
    )

const clock = (time: Time | undefined): string => (time === undefined ? '–' : showTime(time))
const timesOf = ({ arrive, leave }: RegisterCell): string =>
  arrive === undefined && leave === undefined ? '' : `${clock(arrive)}–${clock(leave)}`

export function Opened({ total, register, onWritten, onClose }: OpenedProps) {
  const [shown, setShown] = useState<string | null>(null)
  const counted = countedIn(total, register)
  return (
    <Dialog
      open
      place="side"
      title={
        <>
          {dayWords.total(total.of, total.word, counted.length)} {total.childId && <AllergensOf childId={total.childId} />}
        </>
      }
      onClose={onClose}
    >
      <p class={css.more}>{dayWords.whatMade}</p>
      <ul class={css.list}>
        {counted.map(({ childId, name, cell }) => {
          const key = `${childId} ${cell.day}`
          return (
            <li key={key}>
              <button
                type="button"
                class={css.line}
                aria-expanded={shown === key}
                onClick={() => setShown(shown === key ? null : key)}
              >
                {!total.day && <span class={css.when}>{shortDay(cell.day)}</span>}
                {!total.childId && (
                  <span class={css.who}>
                    {name} <AllergensOf childId={childId} />
                  </span>
                )}
                <span>{cellWord(cell.kind, register.familyAbsenceWord)}</span>
                <span class={css.times}>{timesOf(cell)}</span>
              </button>
              {shown === key && <DayFacts key={key} childId={childId} cell={cell} notes={register.notes} onWritten={onWritten} />}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
