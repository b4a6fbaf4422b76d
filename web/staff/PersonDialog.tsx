// One person who works here: their roles, each of which can change or end on a day, one more role, a code for the PIN, and leaving.
import { useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { sayRole } from '../../schema/permission/role-words.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime, monthDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { plain } from '../kit/words.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Recovery } from '../recovery/Recovery.tsx'
import { words as recovery } from '../recovery/words.ts'
import { Code } from './Code.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { Sessions } from './Sessions.tsx'
import css from './Staff.module.css'
import { type Assignment, type Classes, device, type Person, sayDates } from './staff.ts'
import { WorkDialog } from './WorkDialog.tsx'
import { words } from './words.ts'

type Step =
  | { what: 'change' | 'end'; assignment: Assignment }
  | { what: 'also' | 'leave' }
  | { what: 'code'; code: string; until: number }

export interface PersonDialogProps {
  person: Person
  classes: Classes
  today: Day
  onClose: () => void
  onDone: (said: string | null) => Promise<void>
}

export function PersonDialog({ person, classes, today, onClose, onDone }: PersonDialogProps) {
  const [step, setStep] = useState<Step | null>(null)
  const { busy, fault, send } = useSend()
  const { personId, name } = person
  const back = () => setStep(null)
  const done = async (said: string | null) => {
    onClose()
    await onDone(said)
  }
  const issue = async () => {
    const sent = await send((id) => device.post(facilityId(), '/pin-code', { id, personId }), personId)
    if (!sent) return
    setStep({ what: 'code', code: sent.code, until: sent.until })
    await onDone(null)
  }
  if (step?.what === 'code') {
    const until = `${monthDay(dayOf(step.until))} ${clockTime(step.until)}`
    return <Code name={name} code={step.code} until={until} onClose={onClose} />
  }
  if (step?.what === 'leave') return <LeaveDialog person={person} today={today} onClose={back} onDone={done} />
  if (step) {
    const assignment = 'assignment' in step ? step.assignment : undefined
    return <WorkDialog what={step.what} {...{ person, classes, today, onDone: done }} assignment={assignment} onClose={back} />
  }
  return (
    <Dialog open place="side" title={name} onClose={onClose}>
      <div class={css.column}>
        <h3>{words.now}</h3>
        <div class={css.works}>
          {person.assignments.map((one) => {
            const what = plain(sayRole(one.role, one.classroomId, classes))
            return (
              <div key={one.assignmentId} class={css.work}>
                <span>
                  <b>{what}</b> <span class={css.second}>{sayDates(one, today)}</span>
                </span>
                {mayHere('staff.change') && (
                  <span class={css.acts}>
                    <Button label={words.changeOf(what)} onClick={() => setStep({ what: 'change', assignment: one })}>
                      {words.change}
                    </Button>
                    <Button label={words.endOf(what)} onClick={() => setStep({ what: 'end', assignment: one })}>
                      {words.end}
                    </Button>
                  </span>
                )}
              </div>
            )
          })}
        </div>
        {mayHere('staff.change') && <Button onClick={() => setStep({ what: 'also' })}>{words.also}</Button>}
        {mayHere('pin.issue') && (
          <>
            <Button disabled={busy} onClick={() => void issue()}>
              {words.pinCode}
            </Button>
            <p class={css.second}>{words.pinCodeMore}</p>
          </>
        )}
        {mayHere('staff.change') && <Sessions personId={personId} />}
        {mayHere('recovery.issue') && (
          <>
            <h3>{recovery.title}</h3>
            <Recovery personId={personId} />
          </>
        )}
        {mayHere('staff.change') && <Button onClick={() => setStep({ what: 'leave' })}>{words.leave}</Button>}
        <div aria-live="polite">{fault && <Notice tone="look" title={fault.message} />}</div>
      </div>
    </Dialog>
  )
}
