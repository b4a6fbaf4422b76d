// 人数確認: how many were counted by eye. The number held to be there is shown only once one was entered, so that nobody copies it.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import type { Board } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { NumberPad } from '../kit/NumberPad.tsx'
import { countClass, settleClass } from './act.ts'
import { isInRoom } from './here.ts'
import css from './Roll.module.css'
import { closeRoll } from './roll-opened.ts'
import { words } from './words.ts'

const nameOf = (board: Board, id: Id) => board.classes.find(({ classId }) => classId === id)?.name ?? ''

interface CountSheetProps {
  facility: number
  board: Board
  classId: Id
  slot: Time | undefined
}

export function CountSheet({ facility, board, classId, slot }: CountSheetProps) {
  const [digits, setDigits] = useState('')
  const counted = digits === '' ? null : Number(digits)
  const expected = board.children.filter((child) => child.classId === classId && isInRoom(child)).length
  return (
    <Dialog open onClose={closeRoll} title={words.countTitle(nameOf(board, classId))}>
      <p>{words.countLead}</p>
      <p class={css.counted} role="status">
        <b>{counted ?? '–'}</b>
        <span>{counted !== null && counted !== expected && words.countHere(expected)}</span>
      </p>
      <div class={css.typed}>
        <NumberPad
          label={words.countPad}
          onDigit={(digit) => setDigits((before) => (before + digit).replace(/^0+(?=\d)/, '').slice(0, 3))}
          left={{ face: words.clear, onPress: () => setDigits('') }}
        />
      </div>
      <Button
        kind="give"
        wide
        disabled={counted === null}
        onClick={() => {
          if (counted === null) return
          countClass(facility, { classId, counted, expected, ...(slot === undefined ? {} : { slot: writeTime(slot) }) })
          closeRoll()
        }}
      >
        {words.countSave(counted)}
      </Button>
    </Dialog>
  )
}

/** Why a count differed: a person's word, kept with the count. */
export function WhySheet({ facility, board, classId, countId }: { facility: number; board: Board; classId: Id; countId: Id }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const reason = text.trim() || chosen
  return (
    <Dialog open onClose={closeRoll} title={words.whyTitle(nameOf(board, classId))}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!reason) return
          settleClass(facility, { classId, countId, reason })
          closeRoll()
        }}
      >
        <Chips
          legend={words.why}
          chips={words.whys.map((value) => ({ value, label: value, span: 2 as const }))}
          value={chosen}
          onChange={setChosen}
        />
        <Field label={words.whyText} value={text} onChange={setText} maxLength={100} autoComplete="off" />
        <Button kind="give" type="submit" wide disabled={!reason}>
          {words.whySave}
        </Button>
      </form>
    </Dialog>
  )
}
