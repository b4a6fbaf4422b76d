import type { Day } from '../../schema/kit/day.ts'
import { isWide, ROLES, type Role } from '../../schema/permission/matrix.ts'
import { ROLE_WORDS } from '../../schema/permission/role-words.ts'
import { today } from '../kit/clock.ts'
import { DayField, SelectField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import type { Fault } from '../kit/use-send.ts'
import { plain } from '../kit/words.tsx'
import dialog from '../office/dialog.module.css'
import type { Assignment, Classes } from './staff.ts'
import { words } from './words.ts'

export interface Draft {
  role: Role
  /** Empty: none. */
  classroomId: string
  startsOn: Day | null
  endsOn: Day | null
}

export const begin = (from?: Assignment): Draft => ({
  role: from?.role ?? 'nursery_teacher',
  classroomId: from?.classroomId ?? '',
  startsOn: today(),
  endsOn: null,
})

/** What the server takes of a draft; null while a day is missing. */
export function workOf(draft: Draft) {
  if (!draft.startsOn) return null
  const hasClass = draft.role === 'nursery_teacher' && draft.classroomId !== ''
  return {
    role: draft.role,
    ...(hasClass ? { classroomId: draft.classroomId } : {}),
    startsOn: draft.startsOn,
  }
}

/** Role, class and days of an assignment. `until` leaves room for a last day; `min` is the first day that can be chosen. */
export function AssignmentFields({
  draft,
  classes,
  fault,
  start = words.startsOn,
  until = true,
  min,
  onChange,
}: {
  draft: Draft
  classes: Classes
  fault: Fault | null
  start?: string
  until?: boolean
  min?: Day
  onChange: (change: Partial<Draft>) => void
}) {
  const told = (field: string) => (fault?.field === field ? fault.message : undefined)
  const classroomId = draft.role === 'nursery_teacher' ? draft.classroomId || null : null
  return (
    <>
      <div class={dialog.pair}>
        <SelectField
          label={words.role}
          value={draft.role}
          onChange={(role) => onChange({ role: role as Role })}
          options={ROLES.map((role) => ({ value: role, label: plain(ROLE_WORDS[role]) }))}
          error={told('role')}
        />
        {draft.role === 'nursery_teacher' && (
          <SelectField
            label={words.class}
            value={draft.classroomId}
            onChange={(classroomId) => onChange({ classroomId })}
            options={[
              { value: '', label: words.everyClass },
              ...classes.map(({ classroomId, name }) => ({ value: classroomId, label: name })),
            ]}
            error={told('classroomId')}
          />
        )}
      </div>
      <div class={dialog.pair}>
        <DayField
          label={start}
          value={draft.startsOn}
          {...(min ? { min } : {})}
          onChange={(startsOn) => onChange({ startsOn })}
          error={told('startsOn')}
        />
        {until && (
          <DayField
            label={words.endsOn}
            hint={words.endsHint}
            value={draft.endsOn}
            onChange={(endsOn) => onChange({ endsOn })}
            error={told('endsOn')}
          />
        )}
      </div>
      {isWide(draft.role, classroomId) && <Notice tone="ink" title={words.wide} />}
    </>
  )
}
