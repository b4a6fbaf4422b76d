// 不在と代決者: 園長 says when somebody is away and who stands in, before it is so.
import { useState } from 'preact/hooks'
import { ABSENT_ROLES, type AbsentRole } from '../../schema/document/absence.ts'
import type { Day } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { absenceWords as words } from './absence-words.ts'
import { type AbsencesOf, papers } from './api.ts'
import css from './Document.module.css'

export function Absences() {
  const facility = facilityId()
  const loaded = useLoad<AbsencesOf>(papers.address(facility, '/absences'))
  const answer = loaded?.data.value
  const { busy, fault, send } = useSend()
  const end = async (absenceId: string) => {
    if (await send((id) => papers.post(facility, '/absence/end', { id, absenceId }), absenceId)) await loaded?.refresh()
  }
  return (
    <Desk
      title={words.title}
      name={words.title}
      end={
        <Button icon={ChevronLeftIcon} href="/office/document">
          {words.back}
        </Button>
      }
    >
      <p>{words.more}</p>
      {fault && <Notice tone="look" title={fault.message} />}
      {!answer ? (
        <Loading from={loaded} />
      ) : (
        <>
          {answer.absences.length === 0 ? (
            <Sheet>
              <Empty title={words.none}>{words.noneMore}</Empty>
            </Sheet>
          ) : (
            <ul class={css.items}>
              {answer.absences.map((one) => (
                <li key={one.id} class={css.item}>
                  <b>
                    {words[one.role]}　{words.span(shortDay(one.startsOn), shortDay(one.endsOn))}
                  </b>
                  <span>{words.stands(one.deputyName)}</span>
                  <span class={css.second}>{one.reason}</span>
                  <span class={css.acts}>
                    <Button
                      kind="quiet"
                      disabled={busy}
                      label={words.endOf(words[one.role], shortDay(one.startsOn))}
                      onClick={() => void end(one.id)}
                    >
                      {words.end}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )}
          <Say facility={facility} answer={answer} onDone={() => void loaded?.refresh()} />
        </>
      )}
    </Desk>
  )
}

function Say({ facility, answer, onDone }: { facility: number; answer: AbsencesOf; onDone: () => void }) {
  const [role, setRole] = useState<AbsentRole>('director')
  const others = answer.approvers.filter((one) => one.role !== role)
  const [chosen, setChosen] = useState('')
  const deputyId = others.some(({ personId }) => personId === chosen) ? chosen : (others[0]?.personId ?? '')
  const [startsOn, setStartsOn] = useState<Day | null>(answer.today)
  const [endsOn, setEndsOn] = useState<Day | null>(answer.today)
  const [reason, setReason] = useState('')
  const { busy, fault, send } = useSend()
  const ready = deputyId !== '' && startsOn !== null && endsOn !== null && reason.trim() !== ''
  const save = async () => {
    const said = { role, deputyId, startsOn: startsOn ?? '', endsOn: endsOn ?? '', reason: reason.trim() }
    if (!(await send((id) => papers.post(facility, '/absence', { id, ...said }), said))) return
    setReason('')
    onDone()
  }
  return (
    <form
      class={css.reason}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void save()
      }}
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <SelectField
        label={words.who}
        value={role}
        onChange={(next) => setRole(next as AbsentRole)}
        options={ABSENT_ROLES.map((one) => ({ value: one, label: words[one] }))}
      />
      {others.length === 0 ? (
        <Notice tone="look" title={words.nobody} />
      ) : (
        <SelectField
          label={words.deputy}
          value={deputyId}
          onChange={setChosen}
          options={others.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      )}
      <DayField label={words.startsOn} value={startsOn} onChange={setStartsOn} min={answer.today} />
      <DayField label={words.endsOn} value={endsOn} onChange={setEndsOn} min={startsOn ?? answer.today} />
      <Field label={words.reason} required maxLength={100} value={reason} onChange={setReason} />
      <Button type="submit" kind="give" disabled={busy || !ready}>
        {words.save}
      </Button>
    </form>
  )
}
