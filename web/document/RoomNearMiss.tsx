// ヒヤリハット at the tablet, in half a minute: what happened in a line, place, kind and age with a tap each, and handed in. What has to be thought about
// is written at the desk, in the same paper.
import { useState } from 'preact/hooks'
import { foldSteps } from '../../schema/document/approval.ts'
import { NEAR_MISS } from '../../schema/document/near-miss.ts'
import type { Id } from '../../schema/kit/id.ts'
import { newId } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Loading } from '../office/Loading.tsx'
import { type Named, type NearMissesOf, type Opened, papers } from './api.ts'
import css from './Document.module.css'
import { nearMissWords as words } from './measure-words.ts'
import { RoomWriting } from './RoomWriting.tsx'
import own from './Writing.module.css'
import { words as paperWords } from './words.ts'

export function RoomNearMiss({ facility, day }: { facility: number; day: string }) {
  const [subject, setSubject] = useState<Id>(() => newId(moment()))
  const loaded = useLoad<NearMissesOf>(papers.address(facility, '/near-misses', { from: day, to: day }))
  const others = loaded?.data.value?.list.filter((one) => one.subject !== subject) ?? []
  const again = () => {
    setSubject(newId(moment()))
    void loaded?.refresh()
  }
  return (
    <>
      <p class={css.second}>{words.quick}</p>
      <div class={own.elsewhere}>
        <Button icon={PlusIcon} onClick={again}>
          {words.another}
        </Button>
        {others.map((one) => (
          <Button key={one.subject} kind="quiet" onClick={() => setSubject(one.subject)}>
            {[one.time, one.name || one.place].filter(Boolean).join(' ') || words.unnamed}
          </Button>
        ))}
      </div>
      <OfOne key={subject} {...{ facility, day, subject }} />
    </>
  )
}

function OfOne({ facility, day, subject }: { facility: number; day: string; subject: Id }) {
  const named: Named = { kind: NEAR_MISS, subject, day }
  const loaded = useLoad<Opened>(papers.address(facility, '/open', { kind: NEAR_MISS, day, subject }))
  const opened = loaded?.data.value
  const { busy, fault, send } = useSend()
  if (!opened || !loaded) return <Loading from={loaded} />
  if (foldSteps(opened.kind.approval, opened.steps).at !== 'draft') return <Notice tone="ink" title={paperWords.handedIn} />
  const handIn = async () => {
    const paper = { kind: NEAR_MISS, subject, day, version: opened.kind.version, after: opened.steps.length, times: opened.times }
    const sent = await send((id) => papers.post(facility, '/hand-in', { id, ...paper, step: 'submitted' }), paper)
    if (sent) await loaded.refresh()
  }
  return (
    <RoomWriting
      {...{ facility, named, opened }}
      refresh={loaded.refresh}
      foot={(arrived) => (
        <>
          {fault && <Notice tone="look" title={fault.message} />}
          <Button kind="give" wide disabled={busy || !arrived || opened.times === 0} onClick={() => void handIn()}>
            {paperWords.handIn}
          </Button>
        </>
      )}
    />
  )
}
