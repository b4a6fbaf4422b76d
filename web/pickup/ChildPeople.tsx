// On a child's page at the desk: who may fetch it, and who of the family sees it. 主任 and 園長 change the list and end what a guardian lent.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes as FamilyRoutes } from '../../worker/family/routes.ts'
import type { Routes } from '../../worker/pickup/routes.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { said } from '../office/say.ts'
import { FaceButton } from '../portrait/FaceButton.tsx'
import { faceOf } from '../portrait/face.ts'
import { AddPickup } from './AddPickup.tsx'
import css from './People.module.css'

const pickup = wordOf<Routes>('pickup')
const family = wordOf<FamilyRoutes>('family')

const words = said({
  title: 'お迎えの人と、見られる家族',
  pickup: 'お迎えの人',
  add: 'お迎えの人を足す',
  remove: '外す',
  removeOf: (name: string) => `${name} を外す`,
  until: (day: string) => `${day} まで`,
  from: (day: string) => `${day} から`,
  members: 'アプリで見られる人',
  granted: '保護者の招待',
  look: '見るだけ',
  tell: '連絡とお迎え',
  fetch: 'お迎えだけ',
  all: 'すべて',
  none: '未登録',
  open: '未登録（発行済み）',
  expired: '未登録（期限切れ）',
  joined: '登録済み',
  end: 'やめさせる',
  endOf: (name: string) => `${name} をやめさせる`,
})

export function ChildPeople({ childId }: { childId: Id }) {
  const loaded = useLoad<Reply<Routes, '/'>>(pickup.address(facilityId(), '/', { childId }))
  const [adding, setAdding] = useState(false)
  const { busy, fault, send } = useSend()
  const list = loaded?.data.value
  const mayChange = mayHere('pickup.change')
  if (!list) return <Loading from={loaded} />
  const after = async (done: unknown) => {
    if (done) await loaded?.refresh()
  }
  const remove = (pickupId: Id) =>
    send((id) => pickup.post(facilityId(), '/end', { id, childId, pickupId }), pickupId).then(after)
  const end = (personId: Id) =>
    send((id) => family.post(facilityId(), '/end', { id, childIds: [childId], personId }), personId).then(after)
  return (
    <>
      {fault && <Notice tone="look" title={fault.message} />}
      <p class={css.quiet}>{words.pickup}</p>
      <Sheet flush label={words.pickup}>
        {list.people.map((one) => (
          <Row
            key={one.id}
            mark={
              mayHere('portrait.person') ? (
                <FaceButton facilityId={facilityId()} childId={childId} of={[{ childId, pickupId: one.id }]} name={one.name} />
              ) : (
                <Avatar name={one.name} face={faceOf(childId, one.id)} tone="plain" />
              )
            }
            second={[
              one.relationship,
              one.phone,
              one.startsOn > list.today ? words.from(shortDay(one.startsOn)) : null,
              one.endsOn && words.until(shortDay(one.endsOn)),
            ]
              .filter(Boolean)
              .join(' ')}
            end={
              mayChange && (
                <Button disabled={busy} label={words.removeOf(one.name)} onClick={() => void remove(one.id)}>
                  {words.remove}
                </Button>
              )
            }
          >
            {one.name}
          </Row>
        ))}
      </Sheet>
      {mayChange &&
        (adding ? (
          <AddPickup
            facilityId={facilityId()}
            childId={childId}
            onDone={() => {
              setAdding(false)
              void loaded?.refresh()
            }}
          />
        ) : (
          <Button onClick={() => setAdding(true)}>{words.add}</Button>
        ))}
      <p class={css.quiet}>{words.members}</p>
      <Sheet flush label={words.members}>
        {list.members.map((one) => (
          <Row
            key={one.personId}
            second={[words[one.share], words[one.state], one.granted ? words.granted : null].filter(Boolean).join(' ・ ')}
            end={
              one.granted &&
              mayChange && (
                <Button disabled={busy} label={words.endOf(one.name)} onClick={() => void end(one.personId)}>
                  {words.end}
                </Button>
              )
            }
          >
            {one.relationship} {one.name}
          </Row>
        ))}
      </Sheet>
    </>
  )
}
