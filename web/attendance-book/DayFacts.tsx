// What made one cell of the register: what was recorded at the door, what the family told, what was taken back; and 備考 of the day (RB21).
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { RegisterCell } from '../../schema/presence/fold-register.ts'
import { LONGEST_REMARK, type RegisterNote } from '../../schema/presence/register-notes.ts'
import { FACT_KINDS, LETTER_OF } from '../../schema/presence/rule.ts'
import type { Routes as NoticeRoutes } from '../../worker/notice/routes.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Facts } from '../kit/Facts.tsx'
import { TextArea } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { describe, kindWords, planOf } from '../office/describe.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { factWord } from '../presence/words.ts'
import { dayWords as words } from './day-words.ts'
import css from './Opened.module.css'

type Acts = Reply<Routes, '/acts'>
type Act = Acts['acts'][number]
type Notices = Reply<NoticeRoutes, '/'>

interface DayFactsProps {
  childId: Id
  cell: RegisterCell
  notes: readonly RegisterNote[]
  /** After 備考 was written. */
  onWritten: () => void
}

/** 8:05 登園・受入　山田 ゆみ */
const actText = ({ at, kinds, place, person, by, source, undone }: Act): string =>
  [
    clockTime(at),
    factWord(FACT_KINDS.map((kind) => (kinds.includes(kind) ? (LETTER_OF[kind] ?? '') : '')).join('')),
    person ?? place,
    source === 'paper' && words.fromPaper,
    by,
    undone && words.undone(undone.by, clockTime(undone.at), undone.reason),
  ]
    .filter(Boolean)
    .join('　')

export function DayFacts({ childId, cell, notes, onWritten }: DayFactsProps) {
  const { day } = cell
  const facility = facilityId()
  const acts = useLoad<Acts>(mayHere('presence.history') ? addressOf(facility, 'presence', '/acts', { childId, day }) : null)
  const told = useLoad<Notices>(mayHere('notice.read') ? addressOf(facility, 'notice', '/', { from: day, to: day }) : null)
  const recorded = acts?.data.value?.acts
  const notices = told?.data.value?.notices.filter((one) => one.childId === childId)
  if (acts && !recorded) return <Loading from={acts} />
  return (
    <div class={css.day}>
      <Facts
        facts={[
          ...(cell.plan ? [{ name: words.plan, is: planOf(cell.plan) }] : []),
          ...(recorded
            ? [
                {
                  name: words.acts,
                  is:
                    recorded.length === 0
                      ? words.noActs
                      : recorded.map((act) => (
                          <div key={act.id} class={act.undone ? css.undone : undefined}>
                            {actText(act)}
                          </div>
                        )),
                },
              ]
            : []),
          ...(notices
            ? [
                {
                  name: words.told,
                  is:
                    notices.length === 0
                      ? words.nothingTold
                      : notices.map((one) => (
                          <div key={one.id} class={one.withdrawn ? css.undone : undefined}>
                            {clockTime(one.writtenAt)} {kindWords[one.kind]} {describe({ ...one, person: one.pickupPerson })}
                          </div>
                        )),
                },
              ]
            : []),
        ]}
      />
      <Remark childId={childId} cell={cell} notes={notes} onWritten={onWritten} />
    </div>
  )
}

function Remark({ childId, cell, notes, onWritten }: DayFactsProps) {
  const there = notes.find((note) => note.kind === 'remark' && note.childId === childId && note.day === cell.day)
  const before = there?.kind === 'remark' ? there.text : ''
  const [text, setText] = useState(before)
  const { busy, fault, send } = useSend()
  if (!mayHere('presence.remark') || cell.day > today())
    return before ? <Facts facts={[{ name: words.remark, is: before }]} /> : null
  const content = { childId, day: cell.day, text }
  const save = async () => {
    const done = await send((id) => wordOf<Routes>('presence').post(facilityId(), '/remark', { id, ...content }), content)
    if (done) onWritten()
  }
  return (
    <form
      class={css.remark}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextArea
        label={words.remark}
        hint={words.remarkHint}
        rows={2}
        maxLength={LONGEST_REMARK}
        value={text}
        onChange={setText}
        error={fault?.field === 'text' ? fault.message : undefined}
      />
      {fault && fault.field !== 'text' && <Notice tone="look" title={fault.message} />}
      <Button type="submit" disabled={busy || text.trim() === before}>
        {before && text.trim() === '' ? words.takeAway : words.save}
      </Button>
    </form>
  )
}
