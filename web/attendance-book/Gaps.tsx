// 記録もれ: days that are over and do not say all. One press says what was; what was pressed can be taken back at once.

import { useState } from 'preact/hooks'
import { type Day, isMonth, type Month, startOf } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { showTime, type Time } from '../../schema/kit/time.ts'
import type { Register } from '../../schema/presence/fold-register.ts'
import { type Gap, gapsOf } from '../../schema/presence/gap.ts'
import type { Routes as NoticeRoutes } from '../../worker/notice/routes.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, wordOf } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { TimeField } from '../kit/Field.tsx'
import { longDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Gaps.module.css'
import { missingWords, gapWords as words } from './gap-words.ts'

const presence = wordOf<Routes>('presence')
const notice = wordOf<NoticeRoutes>('notice')

/** What was said of a gap, and how it is taken back. */
interface Said {
  sentence: string
  undo: (() => Promise<unknown>) | null
}

export function Gaps() {
  const { query } = visit.value
  const month = isMonth(query.month ?? '') ? (query.month as Month) : today().slice(0, 7)
  const loaded = useLoad<Register>(addressOf(facilityId(), 'presence', '/month', { month }))
  const register = loaded?.data.value
  const [said, setSaid] = useState<Said | null>(null)
  const { busy, fault, send } = useSend()
  const gaps = register ? gapsOf(register, today()) : []
  const days = [...new Set(gaps.map(({ day }) => day))]
  const carry = async (work: (id: string) => Promise<Said>, content: unknown) => {
    const done = await send(work, content)
    if (!done) return
    setSaid(done)
    await loaded?.refresh()
  }
  const takeBack = async () => {
    const undo = said?.undo
    if (!undo || !(await send(async () => (await undo()) ?? true, 'undo'))) return
    setSaid(null)
    await loaded?.refresh()
  }
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={register && words.second(Number(month.slice(5)), gaps.length)}
      end={<Button href={`/office/attendance-book?month=${month}`}>{words.book}</Button>}
    >
      <p>{words.more}</p>
      <div aria-live="polite">
        {fault && <Notice tone="look" title={fault.message} />}
        {said && (
          <Notice
            tone="ink"
            title={said.sentence}
            end={
              said.undo && (
                <Button disabled={busy} onClick={() => void takeBack()}>
                  {words.undo}
                </Button>
              )
            }
          />
        )}
      </div>
      {!register ? (
        <Loading from={loaded} />
      ) : gaps.length === 0 ? (
        <Sheet>
          <Empty title={words.none}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        days.map((day) => (
          <DayOfGaps
            key={day}
            day={day}
            gaps={gaps.filter((gap) => gap.day === day)}
            classes={register.classes}
            busy={busy}
            onSay={carry}
          />
        ))
      )}
    </Desk>
  )
}

interface DayProps {
  day: Day
  gaps: readonly Gap[]
  classes: Register['classes']
  busy: boolean
  onSay: (work: (id: string) => Promise<Said>, content: unknown) => Promise<void>
}

function DayOfGaps({ day, gaps, classes, busy, onSay }: DayProps) {
  return (
    <Part title={longDay(day)} second={words.count(gaps.length)}>
      <Table
        caption={longDay(day)}
        columns={[
          { id: 'name', head: words.name },
          { id: 'class', head: words.class, width: '9rem' },
          { id: 'known', head: words.known },
          { id: 'say', head: words.say },
        ]}
      >
        {gaps.map((gap) => (
          <Line key={gap.childId}>
            <Cell name>
              {gap.kana} <AllergensOf childId={gap.childId} />
            </Cell>
            <Cell of={words.class}>{classes.find(({ classId }) => classId === gap.classId)?.name ?? ''}</Cell>
            <Cell of={words.known}>
              {missingWords[gap.missing](showTime((gap.missing === 'leave' ? gap.arrive : gap.leave) ?? 0))}
            </Cell>
            <Cell of={words.say}>
              {mayHere('presence.record') ? <Answers gap={gap} busy={busy} onSay={onSay} /> : words.notYours}
            </Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}

const momentAt = (day: Day, time: Time): number => startOf(day) + time * 60_000

/** What may have been, each one press; another time is typed. */
function Answers({ gap, busy, onSay }: { gap: Gap; busy: boolean; onSay: DayProps['onSay'] }) {
  const { day, childId, kana, missing, plan } = gap
  const [time, setTime] = useState<Time | null>(null)
  const tap = (kind: 'arrive' | 'leave', at: Time) =>
    onSay(
      async (id) => {
        await presence.post(facilityId(), '/tap', { id, childId, kind, at: momentAt(day, at) })
        const sentence = kind === 'arrive' ? words.came(kana, showTime(at)) : words.went(kana, showTime(at))
        return { sentence, undo: () => presence.post(facilityId(), '/undo', { id: newId(moment()), childId, actId: id }) }
      },
      { childId, day, kind, at },
    )
  const away = (reason: 'sick' | 'family') =>
    onSay(
      async (id) => {
        await notice.post(facilityId(), '/', { id, childIds: [childId], kind: 'absent', reason, from: day })
        return { sentence: words.wasAway(kana, words[reason]), undo: null }
      },
      { childId, day, reason },
    )
  const kind = missing === 'leave' ? 'leave' : 'arrive'
  const planned = plan?.[kind === 'leave' ? 1 : 0] ?? null
  return (
    <div class={css.answers}>
      {planned !== null && (
        <Button disabled={busy} onClick={() => void tap(kind, planned)}>
          {kind === 'leave' ? words.wentAt(showTime(planned)) : words.cameAt(showTime(planned))}
        </Button>
      )}
      {missing === 'both' && mayHere('notice.report') && (
        <>
          <Button disabled={busy} label={words.awayOf(kana, words.sick)} onClick={() => void away('sick')}>
            {words.sick}
          </Button>
          <Button disabled={busy} label={words.awayOf(kana, words.family)} onClick={() => void away('family')}>
            {words.family}
          </Button>
        </>
      )}
      <details class={css.other}>
        <summary>{words.otherTime}</summary>
        <TimeField label={kind === 'leave' ? words.leftTime : words.cameTime} value={time} onChange={setTime} />
        <Button disabled={busy || time === null} onClick={() => time !== null && void tap(kind, time)}>
          {words.enter}
        </Button>
      </details>
    </div>
  )
}
