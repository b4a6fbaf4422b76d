// くすり on a parent's phone: what was asked for and told, what became of it, and the two ways to say more.
import { useState } from 'preact/hooks'
import { addDays } from '../../schema/kit/day.ts'
import { foldRequest, MOST_AHEAD, type Withheld } from '../../schema/medicine/rule.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { clockTime, longDayWord, showTime } from '../kit/format.ts'
import { Knot } from '../kit/Knot.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import css from './Ask.module.css'
import { AskForm, Warning } from './AskForm.tsx'
import { type Answer, medicine, type Request, type SheetRef } from './api.ts'
import { reasons, states, timings, words } from './family-words.ts'
import { SheetPicture } from './SheetPicture.tsx'

/** Days back a family sees here; all of it stands in the book of the child. */
const BACK = 14
const EVERY = 30_000

export function FamilyMedicine() {
  useArrival(words.title)
  const child = childOf(visit.value.params.child ?? '')
  const facility = child?.facilityId ?? 0
  const span = { from: addDays(today(), -BACK), to: addDays(today(), MOST_AHEAD) }
  const address = child?.seesHealth ? medicine.address(facility, '/list', { ...span, child: child.childId }) : null
  const loaded = useLoad<Answer>(address, { every: EVERY, keep: true })
  const [writing, setWriting] = useState<'give' | 'tell' | null>(null)
  const answer = loaded?.data.value
  if (!child) return null
  const refresh = () => void loaded?.refresh()
  const requests = (answer?.requests ?? []).toReversed()
  return (
    <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back="/family">
      {answer && writing && (
        <AskForm
          key={writing}
          {...{ facility, childId: child.childId, kind: writing, opinion: answer.opinion }}
          {...{ sheets: answer.sheets, sheetDays: answer.sheetDays, earlier: lastSheet(answer) }}
          onDone={() => {
            setWriting(null)
            refresh()
          }}
          onCancel={() => setWriting(null)}
        />
      )}
      {answer && !writing && (
        <>
          {!answer.gives && (
            <p>
              <Say w={words.givesNone} />
            </p>
          )}
          {answer.gives && (
            <Button wide onClick={() => setWriting('give')}>
              <Say w={words.ask} />
            </Button>
          )}
          <Button wide onClick={() => setWriting('tell')}>
            <Say w={words.tell} />
          </Button>
          {requests.length === 0 && (
            <Empty title={<Say w={words.none} />}>
              <Say w={words.noneMore} />
            </Empty>
          )}
          {requests.map((one) => (
            <One key={one.id} one={one} facility={facility} lateAfter={answer.lateAfter} onDone={refresh} />
          ))}
        </>
      )}
    </Page>
  )
}

/** The newest picture of 薬剤情報 that is still there: a medicine of several days is asked for day by day. */
const lastSheet = ({ requests }: Answer): SheetRef | null =>
  requests.toSorted((a, b) => a.writtenAt - b.writtenAt).findLast(({ sheet }) => sheet)?.sheet ?? null

interface OneProps {
  one: Request
  facility: number
  lateAfter: number
  onDone: () => void
}

function One({ one, facility, lateAfter, onDone }: OneProps) {
  const { busy, fault, send } = useSend()
  const { state, by } = foldRequest(one, one.steps, now.value, lateAfter)
  const done = state === 'given' || state === 'withheld'
  const ahead = one.day >= today()
  const withdraw = async () => {
    const json = { childId: one.childId, day: one.day, requestId: one.id }
    await send((id) => medicine.post(facility, '/withdraw', { id, ...json }), json)
    onDone()
  }
  return (
    <Sheet label={`${plain(longDayWord(one.day))} ${one.medicine}`}>
      <div class={css.one}>
        <p class={css.second}>
          <Say w={longDayWord(one.day)} alone />
        </p>
        <h2 class={css.what}>{one.medicine || <Say w={words.title} alone />}</h2>
        {one.kind === 'give' && (
          <p>
            {one.amount} ・ {one.timing && <Say w={timings[one.timing]} alone />} {one.time !== null && showTime(one.time)}
          </p>
        )}
        <p>{one.condition}</p>
        {one.note && <p class={css.second}>{one.note}</p>}
        {one.sheet && <SheetPicture closed facility={facility} sheet={one.sheet} />}
        {ahead && one.special.map((special) => <Warning key={special} special={special} />)}
        <p class={css.state}>
          <Knot of={state === 'given' || state === 'told' ? 'seen' : 'expected'} size={20} />
          <b class={state === 'given' ? css.care : undefined}>
            <Say w={states[state]} /> {done && by && clockTime(by.at)}
          </b>
        </p>
        {state === 'withheld' && by?.reason && (
          <p>
            <Say w={reasons[by.reason as Withheld]} />
          </p>
        )}
        {done && by?.note && <p>{by.note}</p>}
        {fault && <Notice tone="look" title={fault.message} />}
        {ahead && (state === 'asked' || state === 'told') && (
          <>
            <p class={css.second}>
              <Say w={words.changeHow} />
            </p>
            <Button disabled={busy} onClick={() => void withdraw()}>
              <Say w={words.withdraw} alone />
            </Button>
          </>
        )}
        {ahead && (state === 'received' || state === 'checked' || state === 'ready') && (
          <p class={css.second}>
            <Say w={words.callToStop} />
          </p>
        )}
      </div>
    </Sheet>
  )
}
