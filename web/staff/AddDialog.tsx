import { useState } from 'preact/hooks'
import { type Fault, useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { AssignmentFields, begin, workOf } from './AssignmentFields.tsx'
import { FormDialog } from './FormDialog.tsx'
import { missingOf, NameFields, NOBODY } from './NameFields.tsx'
import { type Classes, staff } from './staff.ts'
import { words } from './words.ts'

/** Takes somebody on: name, role, days. */
export function AddDialog({
  classes,
  onClose,
  onDone,
}: {
  classes: Classes
  onClose: () => void
  onDone: (said: string) => Promise<void>
}) {
  const [names, setNames] = useState(NOBODY)
  const [draft, setDraft] = useState(() => begin())
  const [missing, setMissing] = useState<Fault | null>(null)
  const { busy, fault, send } = useSend()
  const save = async () => {
    const work = workOf(draft)
    const found = missingOf(names) ?? (work ? null : { field: 'startsOn', message: words.needDay })
    setMissing(found)
    if (found || !work) return
    const json = { ...names, ...work, ...(draft.endsOn ? { endsOn: draft.endsOn } : {}) }
    if (!(await send((id) => staff.post(facilityId(), '/add', { id, ...json }), json))) return
    onClose()
    await onDone(words.added(`${names.familyName} ${names.givenName}`.trim()))
  }
  const told = missing ?? fault
  return (
    <FormDialog title={words.addTitle} save={words.save} busy={busy} fault={told} onSave={() => void save()} onClose={onClose}>
      <NameFields names={names} fault={told} onChange={setNames} />
      <AssignmentFields draft={draft} classes={classes} fault={told} onChange={(change) => setDraft({ ...draft, ...change })} />
    </FormDialog>
  )
}
