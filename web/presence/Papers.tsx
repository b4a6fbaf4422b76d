// 名簿と停電用の紙: what a nursery lays ready for the morning without a line. The room prints from what the tablet keeps, the desk from the server.
import { useState } from 'preact/hooks'
import type { Day, Moment } from '../../schema/kit/day.ts'
import type { RosterDay } from '../../schema/presence/days-to-keep.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { longDay, momentText } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Desk } from '../office/Desk.tsx'
import { BlankSheet, DayRoll, type Numbers } from './DayRoll.tsx'
import css from './Papers.module.css'
import { paperWords as words } from './paper-words.ts'

export interface PapersProps {
  place: string
  days: readonly RosterDay[]
  at: Moment
  /** Said above, where there is less than a person would expect. */
  lacking?: string | undefined
  /** Asked when the roll is printed; null where they are not this person's. */
  numbers: () => Promise<Numbers | null>
  onBack?: () => void
  onTranscribe?: (() => void) | undefined
}

export function Papers({ place, days, at, lacking, numbers, onBack, onTranscribe }: PapersProps) {
  const [chosen, setChosen] = useState<Day | null>(null)
  const [paper, setPaper] = useState<Numbers | 'blank' | null>(null)
  const open = days.filter(({ board: { rules } }) => rules.open && rules.day >= today())
  const day = open.find(({ board }) => board.rules.day === chosen) ?? open[0]
  const afterDrawing = () => requestAnimationFrame(() => requestAnimationFrame(() => print()))
  const printRoll = async () => {
    setPaper((await numbers()) ?? {})
    afterDrawing()
  }
  const printBlank = () => {
    setPaper('blank')
    afterDrawing()
  }
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={day && words.asOf(momentText(at, today()))}
      end={onBack && <Button onClick={onBack}>{words.back}</Button>}
      paper={
        paper === 'blank' || !day ? (
          <BlankSheet place={place} />
        ) : (
          <DayRoll place={place} day={day} numbers={paper ?? {}} at={at} />
        )
      }
    >
      {lacking && <Notice tone="look" title={lacking} />}
      {day && (
        <section class={css.part}>
          <Chips
            legend={words.day}
            chips={open.map(({ board: { rules } }) => ({
              value: rules.day,
              label: rules.day === today() ? words.today(longDay(rules.day)) : longDay(rules.day),
              span: 2 as const,
            }))}
            value={day.board.rules.day}
            onChange={setChosen}
          />
          <Button kind="give" icon={PrinterIcon} onClick={() => void printRoll()}>
            {words.printRoll}
          </Button>
          <p>{words.rollMore}</p>
        </section>
      )}
      <section class={css.part}>
        <Button icon={PrinterIcon} onClick={printBlank}>
          {words.printBlank}
        </Button>
        <p>{words.blankMore}</p>
      </section>
      {onTranscribe && (
        <section class={css.part}>
          <Button onClick={onTranscribe}>{words.transcribe}</Button>
          <p>{words.transcribeMore}</p>
        </section>
      )}
    </Desk>
  )
}
