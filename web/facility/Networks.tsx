// 認めたネットワーク: where a password is enough. For the director, at the desk.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { NetworkList } from './NetworkList.tsx'
import { words } from './network-words.ts'

export function Networks() {
  const [open, setOpen] = useState(false)
  return (
    <Part title={words.title} second={words.more}>
      {open ? (
        <NetworkList address={addressOf(facilityId(), 'facility', '/network')} none={words.none} />
      ) : (
        <Button onClick={() => setOpen(true)}>{words.open}</Button>
      )}
    </Part>
  )
}
