// Where somebody who works here is signed in, and ending it: for the director.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/staff/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Staff.module.css'
import { staff } from './staff.ts'
import { words } from './words.ts'

type List = Reply<Routes, '/sign-ins'>

export function Sessions({ personId }: { personId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <h3>{words.sessions}</h3>
      {open ? <Open personId={personId} /> : <Button onClick={() => setOpen(true)}>{words.seeSessions}</Button>}
    </>
  )
}

function Open({ personId }: { personId: string }) {
  const loaded = useLoad<List>(addressOf(facilityId(), 'staff', '/sign-ins', { personId }))
  const { busy, fault, send } = useSend()
  const list = loaded?.data.value?.sessions
  if (!list) return <Loading from={loaded} />
  if (list.length === 0) return <p class={css.second}>{words.noSessions}</p>
  const end = async () => {
    if (await send((id) => staff.post(facilityId(), '/sign-out', { id, personId }), personId)) await loaded?.refresh()
  }
  return (
    <>
      {list.map(({ door, label, tablet, since }) => (
        <p key={`${door}${since}${label}`}>{words.session(door === 'room' ? words.room : words.office, label, tablet ?? '')}</p>
      ))}
      <Button disabled={busy} onClick={() => void end()}>
        {words.signOut}
      </Button>
      <p class={css.second}>{words.signOutMore}</p>
      {fault && <Notice tone="look" title={fault.message} />}
    </>
  )
}
