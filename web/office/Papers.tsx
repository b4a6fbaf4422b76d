// The papers at the desk, as the server knows the days; also in the evening for the next opening day.

import { useState } from 'preact/hooks'
import type { Roster } from '../../schema/presence/days-to-keep.ts'
import type { Routes as ChildRoutes } from '../../worker/child/routes.ts'
import type { Routes } from '../../worker/presence/routes.ts'
import { NoLine, Refused, wordOf } from '../kit/call.ts'
import { useLoad } from '../kit/use-load.ts'
import { Papers } from '../presence/Papers.tsx'
import { Transcribe } from '../presence/Transcribe.tsx'
import { facility, facilityId, mayHere } from './desk.ts'
import { Loading } from './Loading.tsx'

const presence = wordOf<Routes>('presence')
const child = wordOf<ChildRoutes>('child')

export function OfficePapers() {
  const id = facilityId()
  const loaded = useLoad<Roster>(presence.address(id, '/roster'))
  const roster = loaded?.data.value
  const [writing, setWriting] = useState(false)
  if (writing) return <Transcribe facility={id} onBack={() => setWriting(false)} />
  if (!roster) return <Loading from={loaded} />
  const numbers = () =>
    child.get(id, '/phones').then(
      ({ phones }) => phones,
      (error: unknown) => {
        if (error instanceof Refused || error instanceof NoLine) return null
        throw error
      },
    )
  return (
    <Papers
      place={facility.value?.name ?? ''}
      days={roster.days}
      at={loaded?.asOf.value ?? 0}
      numbers={numbers}
      onTranscribe={mayHere('presence.record') ? () => setWriting(true) : undefined}
    />
  )
}
