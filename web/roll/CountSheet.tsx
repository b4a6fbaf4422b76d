// 人数確認: how many were counted by eye. The number held to be there is shown only once one was entered, so that nobody copies it.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { classesWith, type RoomsNow } from '../../schema/roll/room.ts'
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
  rooms: RoomsNow
  classId: Id
  slot: Time | undefined
}

/** The classes of one room are counted one after the other, each for itself: what is compared is a class that all its people know. */
export function CountSheet({ facility, board, rooms, classId, slot }: CountSheetProps) {
  const [typed, setTyped] = useState<Readonly<Record<Id, string>>>({})
  const [active, setActive] = useState(classId)
  const alone = ({ childId }: BoardChild) => rooms.of.get(childId)?.alone ?? false
  const held = (id: Id) => board.children.filter((child) => child.classId === id && isInRoom(child))
  const here = classesWith(rooms, board.classes, classId).filter((id) => id === classId || held(id).length > 0)
  const parts = here.map((id) => ({
    classId: id,
    name: nameOf(board, id),
    counted: typed[id] ? Number(typed[id]) : null,
    expected: held(id).filter((child) => !alone(child)).length,
    elsewhere: held(id).filter(alone),
  }))
  const counted = parts.flatMap((part) => (part.counted === null ? [] : [{ ...part, counted: part.counted }]))
  const one = parts.find((part) => part.classId === active)
  const sum = counted.length > 0 ? counted.reduce((all, part) => all + part.counted, 0) : null
  const type = (next: (before: string) => string) => setTyped({ ...typed, [active]: next(typed[active] ?? '') })
  const following = here[(here.indexOf(active) + 1) % here.length] ?? classId
  const room = rooms.moved.get(classId)?.key
  const title =
    here.length > 1 && room ? (board.classes.find((each) => each.classId === room)?.name ?? room) : nameOf(board, classId)
  return (
    <Dialog open onClose={closeRoll} title={words.countTitle(title)}>
      <p>{words.countLead}</p>
      {here.length > 1 && (
        <fieldset class={css.countClasses}>
          <legend class="unseen">{words.countOf}</legend>
          {parts.map((part) => (
            <Button key={part.classId} type="button" pressed={part.classId === active} onClick={() => setActive(part.classId)}>
              {part.name} {part.counted ?? '–'}
            </Button>
          ))}
        </fieldset>
      )}
      <p class={css.counted} role="status">
        <b>{one?.counted ?? '–'}</b>
        <span>
          {one && one.counted !== null && one.counted !== one.expected && words.countHere(one.expected)}
          {one && one.counted !== null && one.elsewhere.length > 0 && (
            <span class={css.elsewhere}>
              {words.countElsewhere(
                one.elsewhere.map(({ childId, kana }) => `${kana}（${rooms.of.get(childId)?.room.name}）`).join('・'),
              )}
            </span>
          )}
        </span>
      </p>
      <div class={css.typed}>
        <NumberPad
          label={words.countPad}
          onDigit={(digit) => type((before) => (before + digit).replace(/^0+(?=\d)/, '').slice(0, 3))}
          left={{ face: words.clear, onPress: () => type(() => '') }}
          {...(here.length > 1
            ? { right: { face: words.countNext, label: words.countNextOf, onPress: () => setActive(following) } }
            : {})}
        />
      </div>
      {here.length > 1 && sum !== null && <p>{words.countAll(counted.length, here.length, sum)}</p>}
      <Button
        kind="give"
        wide
        disabled={sum === null}
        onClick={() => {
          for (const { classId: id, counted: count, expected } of counted)
            countClass(facility, {
              classId: id,
              counted: count,
              expected,
              ...(slot === undefined ? {} : { slot: writeTime(slot) }),
            })
          closeRoll()
        }}
      >
        {words.countSave(sum)}
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
