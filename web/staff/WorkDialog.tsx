import { useState } from 'preact/hooks'
import { addDays, type Day } from '../../schema/kit/day.ts'
import { sayRole } from '../../schema/permission/role-words.ts'
import { DayField } from '../kit/Field.tsx'
import { type Fault, useSend } from '../kit/use-send.ts'
import { plain } from '../kit/words.tsx'
import { facilityId } from '../office/desk.ts'
import { AssignmentFields, begin, workOf } from './AssignmentFields.tsx'
import { FormDialog } from './FormDialog.tsx'
import { type Assignment, type Classes, type Person, staff } from './staff.ts'
import { words } from './words.ts'

export interface WorkDialogProps {
  what: 'change' | 'end' | 'also'
  person: Person
  /** The one that changes or ends. */
  assignment: Assignment | undefined
  classes: Classes
  today: Day
  onClose: () => void
  onDone: (said: string) => Promise<void>
}

/** Changes a role or class from a day on, ends one, or adds one beside it. */
export function WorkDialog({ what, person: { personId }, assignment, classes, today, onClose, onDone }: WorkDialogProps) {
  const [draft, setDraft] = useState(() => begin(assignment))
  const [last, setLast] = useState<Day | null>(assignment?.endsOn ?? today)
  const [missing, setMissing] = useState<Fault | null>(null)
  const { busy, fault, send } = useSend()
  const name = assignment ? plain(sayRole(assignment.role, assignment.classroomId, classes)) : ''
  const assignmentId = assignment?.assignmentId ?? ''

  const carryOut = () => {
    if (what === 'end') {
      const json = { personId, assignmentId, endsOn: last ?? today }
      return send((id) => staff.post(facilityId(), '/end', { id, ...json }), json)
    }
    const work = workOf(draft)
    if (!work) return null
    if (what === 'change') {
      const json = { personId, assignmentId, ...work }
      return send((id) => staff.post(facilityId(), '/change', { id, ...json }), json)
    }
    const json = { personId, ...work, ...(draft.endsOn ? { endsOn: draft.endsOn } : {}) }
    return send((id) => staff.post(facilityId(), '/assign', { id, ...json }), json)
  }
  const save = async () => {
    const field = what === 'end' ? 'endsOn' : 'startsOn'
    const found = (what === 'end' ? last : draft.startsOn) ? null : { field, message: words.needDay }
    setMissing(found)
    if (!found && (await carryOut())) await onDone(words.changed)
  }
  const told = missing ?? fault
  const titles = { change: words.changeTitle(name), end: words.endTitle(name), also: words.alsoTitle }
  const saves = { change: words.changeSave, end: words.endSave, also: words.save }
  return (
    <FormDialog title={titles[what]} save={saves[what]} busy={busy} fault={told} onSave={() => void save()} onClose={onClose}>
      {what === 'end' ? (
        <DayField
          label={words.lastDay}
          value={last}
          min={addDays(today, -1)}
          onChange={setLast}
          error={told?.field === 'endsOn' ? told.message : undefined}
        />
      ) : (
        <AssignmentFields
          draft={draft}
          classes={classes}
          fault={told}
          start={what === 'change' ? words.changeDay : words.startsOn}
          until={what === 'also'}
          {...(what === 'change' ? { min: today } : {})}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      )}
    </FormDialog>
  )
}
