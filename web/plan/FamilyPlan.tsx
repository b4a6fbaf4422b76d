// 予定 on a parent's phone: the coming two weeks, what was asked for and what became of it, and a form for more (RB15, RA30).
import { useState } from 'preact/hooks'
import { type Day, dayOf, weekdayOf } from '../../schema/kit/day.ts'
import { type Time, writeTime } from '../../schema/kit/time.ts'
import { deadlineOf, REQUEST_KINDS, type RequestKind } from '../../schema/plan/request.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf, refreshToday } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { now } from '../kit/clock.ts'
import { DayField, TextArea, TimeField } from '../kit/Field.tsx'
import { clockTime, shortDayWord, showTime, timeWord } from '../kit/format.ts'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { type ChildPlan, type PlanDay, plan } from './api.ts'
import { kinds, states, words } from './family-words.ts'
import css from './Plan.module.css'

/** Days shown. */
const SHOWN = 14

export function FamilyPlan() {
  useArrival(words.title)
  const child = childOf(visit.value.params.child ?? '')
  const may = child?.capabilities.includes('absence') ?? false
  const loaded = useLoad<ChildPlan>(child && may ? plan.address(child.facilityId, '/', { childId: child.childId }) : null, {
    keep: true,
  })
  const [asking, setAsking] = useState(false)
  if (!child) return null
  const answer = loaded?.data.value
  const refresh = () => {
    void loaded?.refresh()
    void refreshToday(child.facilityId)
  }
  const open = answer ? REQUEST_KINDS.filter((kind) => answer.ways[kind].how !== 'off') : []
  return (
    <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back="/family">
      {answer && !asking && open.length > 0 && (
        <Button wide icon={PlusIcon} onClick={() => setAsking(true)}>
          <Say w={words.ask} />
        </Button>
      )}
      {answer && open.length === 0 && (
        <p>
          <Say w={words.off} />
        </p>
      )}
      {answer && asking && (
        <AskForm
          facility={child.facilityId}
          answer={answer}
          open={open}
          onDone={() => {
            setAsking(false)
            refresh()
          }}
          onCancel={() => setAsking(false)}
        />
      )}
      {answer && answer.requests.length > 0 && (
        <Sheet label={plain(words.asked)}>
          <h2>
            <Say w={words.asked} alone />
          </h2>
          {answer.requests.map((one) => (
            <OneRequest key={one.requestId} facility={child.facilityId} one={one} onChanged={refresh} />
          ))}
        </Sheet>
      )}
      {answer && (
        <Sheet label={plain(words.days)}>
          <h2>
            <Say w={words.days} alone />
          </h2>
          {answer.days.slice(0, SHOWN).map((day) => (
            <OneDay key={day.day} day={day} />
          ))}
        </Sheet>
      )}
    </Page>
  )
}

/** 8:30〜17:00, or until the night behind the day. */
const Hours = ({ of: [arrive, leave] }: { of: readonly [Time, Time] }) => (
  <>
    {showTime(arrive)}〜<Say w={timeWord(leave)} alone />
  </>
)

const OneDay = ({ day }: { day: PlanDay }) => (
  <div class={css.day}>
    <span>
      <Say w={shortDayWord(day.day)} alone />
    </span>
    <span>
      {!day.open ? <Say w={words.closed} alone /> : day.hours ? <Hours of={day.hours} /> : <Say w={words.never} alone />}
    </span>
    {day.kind && (
      <b>
        <Say w={kinds[day.kind]} alone />
      </b>
    )}
    {day.hours && !day.meals && <Say w={words.noMeals} alone />}
  </div>
)

function OneRequest({
  facility,
  one,
  onChanged,
}: {
  facility: number
  one: ChildPlan['requests'][number]
  onChanged: () => void
}) {
  const { busy, fault, send } = useSend()
  const { childId, day, requestId } = one
  const end = async () => {
    const json = { childId, day, requestId }
    if (await send((id) => plan.post(facility, '/withdraw', { id, ...json }), json)) onChanged()
  }
  return (
    <div class={css.act}>
      <b>
        <Say w={kinds[one.kind]} alone /> <Say w={shortDayWord(day)} alone /> <Hours of={[one.arrive, one.leave]} />
      </b>
      <span>
        <Say w={states[one.state]} />
      </span>
      {one.answer && <Name>{one.answer}</Name>}
      {fault && <Notice tone="look" title={fault.message} />}
      {(one.state === 'asked' || one.state === 'accepted') && (
        <div class={css.buttons}>
          <Button kind="quiet" disabled={busy} onClick={() => void end()}>
            <Say w={words.withdraw} alone />
          </Button>
        </div>
      )}
    </div>
  )
}

interface AskFormProps {
  facility: number
  answer: ChildPlan
  open: readonly RequestKind[]
  onDone: () => void
  onCancel: () => void
}
type FieldName = 'day' | 'arrive' | 'leave'

function AskForm({ facility, answer, open, onDone, onCancel }: AskFormProps) {
  const [kind, setKind] = useState<RequestKind | null>(open.length === 1 ? (open[0] ?? null) : null)
  const [day, setDay] = useState<Day | null>(null)
  const [arrive, setArrive] = useState<Time | null>(null)
  const [leave, setLeave] = useState<Time | null>(null)
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<{ field: FieldName; word: 'needDay' | 'needSaturday' | 'needTimes' | 'badTimes' } | null>(
    null,
  )
  const { busy, fault: refused, send } = useSend()
  const way = kind && answer.ways[kind]
  const until = way && day ? deadlineOf(day, way) : null
  /** The hours of that day, or of the next that has some, stand there before anything is typed. */
  const begin = (next: Day | null) => {
    const hours = answer.days.find((one) => one.day === next)?.hours ?? answer.days.find((one) => one.usual)?.usual
    setDay(next)
    setArrive(arrive ?? hours?.[0] ?? null)
    setLeave(leave ?? hours?.[1] ?? null)
    setFault(null)
  }
  const give = async () => {
    if (!kind) return
    if (!day) return setFault({ field: 'day', word: 'needDay' })
    if (kind === 'saturday' && weekdayOf(day) !== 6) return setFault({ field: 'day', word: 'needSaturday' })
    if (arrive === null || leave === null) return setFault({ field: arrive === null ? 'arrive' : 'leave', word: 'needTimes' })
    if (leave <= arrive) return setFault({ field: 'leave', word: 'badTimes' })
    const json = {
      childIds: [answer.childId],
      kind,
      day,
      arrive: writeTime(arrive),
      leave: writeTime(leave),
      ...(note.trim() ? { note: note.trim() } : {}),
    }
    if (await send((id) => plan.post(facility, '/ask', { id, ...json }), json)) onDone()
  }
  const errorOf = (field: FieldName) => (fault?.field === field ? <Say w={words[fault.word]} alone /> : undefined)
  return (
    <Sheet label={plain(words.ask)}>
      <div class={css.form}>
        <Chips
          legend={<Say w={words.what} alone />}
          columns={3}
          chips={open.map((value) => ({ value, label: <Say w={kinds[value]} alone /> }))}
          value={kind}
          onChange={setKind}
        />
        <DayField label={<Say w={words.day} alone />} error={errorOf('day')} min={answer.today} value={day} onChange={begin} />
        <div class={css.pair}>
          <TimeField label={<Say w={words.arrive} alone />} error={errorOf('arrive')} value={arrive} onChange={setArrive} />
          <TimeField label={<Say w={words.leave} alone />} error={errorOf('leave')} value={leave} onChange={setLeave} />
        </div>
        <TextArea
          label={<Say w={words.note} alone />}
          hint={<Say w={words.optional} alone />}
          rows={2}
          maxLength={200}
          value={note}
          onChange={setNote}
        />
        {way && until !== null && (
          <p>
            {now.value > until ? (
              <b>
                <Say w={words.over} />
              </b>
            ) : (
              <>
                <Say w={words.until(plain(shortDayWord(dayOf(until))), clockTime(until))} />{' '}
                <Say w={way.how === 'take' ? words.atOnce : words.answered} />
              </>
            )}
          </p>
        )}
        {refused && <Notice tone="look" title={refused.message} />}
        <div class={css.buttons}>
          <Button kind="give" disabled={busy || kind === null} onClick={() => void give()}>
            <Say w={busy ? words.sending : words.send} alone />
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            <Say w={words.cancel} alone />
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
