import { useState } from 'preact/hooks'
import type { NamePiece } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import { showTime, type Time, timeOn } from '../../schema/kit/time.ts'
import { lastAtDoor } from '../../schema/pass/rule.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { moment } from '../kit/clock.ts'
import { SelectField } from '../kit/Field.tsx'
import { CrossIcon, PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { plain, Say } from '../kit/words.tsx'
import { SimilarMark, SimilarName } from './ChooseChild.tsx'
import css from './Kiosk.module.css'
import type { Chosen } from './Kiosk.tsx'
import { RELATIONS, words } from './kiosk-words.ts'

interface ConfirmProps {
  board: Board
  chosen: Chosen
  similar: ReadonlyMap<Id, readonly NamePiece[]>
  twiceWithin: number
  onToggle: (childId: Id) => void
  onSibling: () => void
  onStamp: (kind: 'arrive' | 'leave', childIds: readonly Id[], pickup: { time?: string; person?: string } | null) => void
}

/** Who was chosen, large; and what can be said of them. What was said a moment ago is not taken again. */
export function Confirm({ board, chosen, similar, twiceWithin, onToggle, onSibling, onStamp }: ConfirmProps) {
  const [time, setTime] = useState('')
  const [person, setPerson] = useState<(typeof RELATIONS)[number]['value'] | ''>('')
  const minutes = timeOn(board.rules.day, moment())
  const children = board.children.filter(({ childId }) => chosen.childIds.includes(childId))
  const lately = (child: BoardChild) => {
    const last = lastAtDoor(child.acts)
    return last !== null && minutes - last.at / 60 < twiceWithin
  }
  const isHere = (child: BoardChild) => lastAtDoor(child.acts)?.here ?? false
  const toArrive = children.filter((child) => !isHere(child) && !lately(child))
  const toLeave = chosen.guardian
    ? children.filter((child) => isHere(child) && !lately(child) && chosen.passes.has(child.childId))
    : []
  const mayTell = toArrive.some(({ childId }) => chosen.mayTell.includes(childId))
  const said = { ...(time ? { time } : {}), ...(person ? { person } : {}) }
  const ids = (list: readonly BoardChild[]) => list.map(({ childId }) => childId)
  return (
    <section class={css.confirm}>
      <ul class={css.chosen}>
        {children.map((child) => (
          <li key={child.childId} class={css.one}>
            <SimilarName kana={child.kana} pieces={similar.get(child.childId)} />
            <span class={css.second}>
              {child.name !== child.kana && `${child.name}　`}
              {board.classes.find(({ classId }) => classId === child.classId)?.name}
            </span>
            <SimilarMark pieces={similar.get(child.childId)} />
            <span class={css.state}>
              <State child={child} />
            </span>
            <Button kind="quiet" icon={CrossIcon} label={plain(words.remove(child.kana))} onClick={() => onToggle(child.childId)}>
              {''}
            </Button>
          </li>
        ))}
      </ul>
      {children.some(({ childId }) => similar.has(childId)) && <Notice tone="look" title={<Say w={words.similar} />} />}
      {toArrive.length + toLeave.length === 0 && (
        <Notice
          tone="ink"
          title={
            <Say
              w={!chosen.guardian && children.some(isHere) && !children.every(lately) ? words.leaveByPhone : words.nothingToDo}
            />
          }
        />
      )}
      {mayTell && (
        <div class={css.pickup}>
          <Chips
            legend={<Say w={words.pickup} alone />}
            chips={[
              { value: '', label: <Say w={words.asUsual} alone />, span: 2 },
              ...RELATIONS.map(({ value, label }) => ({ value, label: <Say w={label} alone />, span: 2 as const })),
            ]}
            value={person}
            onChange={setPerson}
          />
          <SelectField
            label={<Say w={words.pickupTime} alone />}
            value={time}
            onChange={setTime}
            options={[{ value: '', label: plain(words.asUsual) }, ...timesFrom(minutes, board.rules.closesAt)]}
          />
        </div>
      )}
      <div class={css.foot}>
        <Button icon={PlusIcon} onClick={onSibling}>
          <Say w={words.sibling} alone />
        </Button>
        {toLeave.length > 0 && (
          <Button kind={toArrive.length > 0 ? 'plain' : 'give'} wide onClick={() => onStamp('leave', ids(toLeave), null)}>
            <Say w={words.leave} alone />
            {toArrive.length > 0 && ` ${toLeave.map(({ kana }) => kana).join('　')}`}
          </Button>
        )}
        {toArrive.length > 0 && (
          <Button kind="give" wide onClick={() => onStamp('arrive', ids(toArrive), time || person ? said : null)}>
            <Say w={words.arrive} alone />
            {toLeave.length > 0 && ` ${toArrive.map(({ kana }) => kana).join('　')}`}
          </Button>
        )}
      </div>
    </section>
  )
}

function State({ child }: { child: BoardChild }) {
  const last = lastAtDoor(child.acts)
  if (!last) return <Say w={words.notYet} alone />
  const time = showTime(Math.floor(last.at / 60))
  return <Say w={last.here ? words.cameAt(time) : words.wentAt(time)} alone />
}

/** Half hours from the next one to closing. */
const timesFrom = (now: Time, closesAt: Time) => {
  const first = (Math.floor(now / 30) + 1) * 30
  return Array.from({ length: Math.max(0, Math.floor((closesAt - first) / 30) + 1) }, (_, place) => {
    const time = showTime(first + place * 30)
    return { value: time, label: time }
  })
}
