// Where the guardians of a child live and work: shut until somebody opens it, which is logged, and put in at the desk.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/child/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { Facts } from '../kit/Facts.tsx'
import { Field } from '../kit/Field.tsx'
import { LockIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { Loading } from '../office/Loading.tsx'
import { words } from '../office/words.ts'

type Guardians = Reply<Routes, '/contacts'>['guardians']
type Address = Reply<Routes, '/addresses'>['guardians'][number]
const child = wordOf<Routes>('child')

export function Addresses({ childId, guardians, onChanged }: { childId: string; guardians: Guardians; onChanged: () => void }) {
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState<string | null>(null)
  const loaded = useLoad<Reply<Routes, '/addresses'>>(open ? addressOf(facilityId(), 'child', '/addresses', { childId }) : null)
  if (!open)
    return (
      <Button icon={LockIcon} onClick={() => setOpen(true)}>
        {words.openAddresses}
      </Button>
    )
  const found = loaded?.data.value
  if (!found) return <Loading from={loaded} />
  return (
    <>
      {guardians.map((guardian) => {
        const at = found.guardians.find(({ personId }) => personId === guardian.personId)
        if (!at) return null
        if (changing === guardian.personId)
          return (
            <ChangeContact
              key={guardian.personId}
              childId={childId}
              guardian={guardian}
              at={at}
              onClose={() => setChanging(null)}
              onDone={() => {
                setChanging(null)
                onChanged()
                void loaded?.refresh()
              }}
            />
          )
        return (
          <div key={guardian.personId}>
            <b>{guardian.name}</b>
            <Facts
              facts={[
                { name: words.address, is: at.address ?? words.noneYet },
                { name: words.workplace, is: at.workplace ?? words.noneYet },
              ]}
            />
            {mayHere('child.change') && (
              <Button
                kind="quiet"
                icon={PencilIcon}
                label={words.changeOf(guardian.name)}
                onClick={() => setChanging(guardian.personId)}
              >
                {words.change}
              </Button>
            )}
          </div>
        )
      })}
    </>
  )
}

function ChangeContact({
  childId,
  guardian,
  at,
  onClose,
  onDone,
}: {
  childId: string
  guardian: Guardians[number]
  at: Address
  onClose: () => void
  onDone: () => void
}) {
  const { busy, fault, send } = useSend()
  const [draft, setDraft] = useState({
    phone: guardian.phone ?? '',
    address: at.address ?? '',
    workplace: at.workplace ?? '',
  })
  const errorOf = (field: string) => (fault?.field === field ? fault.message : undefined)
  async function save() {
    const input = { childId, personId: guardian.personId, ...draft }
    if (await send((id) => child.post(facilityId(), '/contact', { id, ...input }), input)) onDone()
  }
  return (
    <form class={dialog.form} onSubmit={submits(save)}>
      <b>{guardian.name}</b>
      {(['phone', 'address', 'workplace'] as const).map((field) => (
        <Field
          key={field}
          label={words[field]}
          error={errorOf(field)}
          type={field === 'phone' ? 'tel' : 'text'}
          maxLength={field === 'phone' ? 20 : 120}
          value={draft[field]}
          onChange={(value) => setDraft({ ...draft, [field]: value })}
        />
      ))}
      {fault && !fault.field && <Notice tone="look" title={fault.message} />}
      <div class={dialog.foot}>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button kind="give" disabled={busy} type="submit">
          {words.save}
        </Button>
      </div>
    </form>
  )
}
