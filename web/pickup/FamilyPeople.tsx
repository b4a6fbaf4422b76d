// お迎えの人と家族: who may fetch, who may see, and letting somebody of the family in. For guardians who may change the list.
import { type Signal, useSignal } from '@preact/signals'
import { Fragment } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes as FamilyRoutes } from '../../worker/family/routes.ts'
import type { Routes } from '../../worker/pickup/routes.ts'
import { me } from '../account/me.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { shortDayWord } from '../kit/format.ts'
import { Heading } from '../kit/Heading.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import { FamilyLedger } from '../ledger/FamilyLedger.tsx'
import { FaceButton } from '../portrait/FaceButton.tsx'
import { useFaces } from '../portrait/open-faces.ts'
import { words as portraitWords } from '../portrait/words.ts'
import { AddPickup } from './AddPickup.tsx'
import { Invite } from './Invite.tsx'
import css from './People.module.css'
import { relationWord } from './relation.ts'
import { words } from './words.ts'

const pickup = wordOf<Routes>('pickup')
const family = wordOf<FamilyRoutes>('family')
export type Members = Reply<FamilyRoutes, '/members'>
type Listed = Reply<Routes, '/'>

export function FamilyPeople() {
  useArrival(words.title)
  const houses = (me.value?.facilities ?? []).filter(({ children }) => children.length > 0)
  useFaces(houses.map(({ facilityId }) => facilityId))
  return (
    <Page title={<Say w={words.title} alone />} second={<Say w={words.titleMore} />} back="/family/settings">
      {houses.map(({ facilityId, name }) => (
        <House key={facilityId} facilityId={facilityId} name={houses.length > 1 ? name : null} />
      ))}
    </Page>
  )
}

function House({ facilityId, name }: { facilityId: number; name: string | null }) {
  const loaded = useLoad<Members>(family.address(facilityId, '/members'))
  const answer = loaded?.data.value
  const again = () => void loaded?.refresh()
  const lists = useSignal<Lists>({})
  return (
    <>
      {name && <Heading>{name}</Heading>}
      {loaded?.refused.value?.status === 404 && (
        <Sheet>
          <Say w={words.notYours} />
        </Sheet>
      )}
      {answer?.children.map((child) => (
        <Fragment key={child.childId}>
          <PickupList facilityId={facilityId} childId={child.childId} given={child.given} lists={lists} />
          <FamilyLedger facility={facilityId} childId={child.childId} />
        </Fragment>
      ))}
      {answer && answer.children.length > 0 && <MemberList facilityId={facilityId} members={answer} onChange={again} />}
    </>
  )
}

/** Who may fetch each child, as far as it is loaded: somebody on two lists has one face. */
type Lists = Record<Id, Listed['people']>
type Person = Listed['people'][number]
const elsewhere = (lists: Lists, childId: Id, { name, relationship }: Person) =>
  Object.entries(lists).flatMap(([other, people]) =>
    people
      .filter((one) => other !== childId && one.name === name && one.relationship === relationship)
      .map((one) => ({ childId: other, pickupId: one.id })),
  )

interface PickupListProps {
  facilityId: number
  childId: Id
  given: string
  lists: Signal<Lists>
}

function PickupList({ facilityId, childId, given, lists }: PickupListProps) {
  const loaded = useLoad<Listed>(pickup.address(facilityId, '/', { childId }))
  const [adding, setAdding] = useState(false)
  const { busy, fault, send } = useSend()
  const people = loaded?.data.value?.people
  useEffect(() => {
    if (people) lists.value = { ...lists.peek(), [childId]: people }
  }, [people, childId, lists])
  const end = async (pickupId: Id) => {
    const done = await send((id) => pickup.post(facilityId, '/end', { id, childId, pickupId }), pickupId)
    if (done) await loaded?.refresh()
  }
  return (
    <>
      <Heading>
        <Say w={words.pickup(given)} />
      </Heading>
      <Sheet flush>
        <Row
          mark={<FaceButton facilityId={facilityId} childId={childId} name={given} />}
          second={<Say w={portraitWords.child} />}
        >
          <Say w={portraitWords.own} alone />
        </Row>
        {people?.length === 0 && (
          <p class={css.quiet}>
            <Say w={words.nobody} />
          </p>
        )}
        {people?.map((one) => (
          <Row
            key={one.id}
            mark={
              <FaceButton
                facilityId={facilityId}
                childId={childId}
                of={[{ childId, pickupId: one.id }, ...elsewhere(lists.value, childId, one)]}
                name={one.name}
              />
            }
            second={
              <>
                {one.relationship && <Say w={relationWord(one.relationship)} alone />} {one.phone}{' '}
                {one.startsOn > today() && <Say w={words.from(plain(shortDayWord(one.startsOn)))} alone />}{' '}
                {one.endsOn && <Say w={words.until(plain(shortDayWord(one.endsOn)))} alone />}
              </>
            }
            end={
              <Button disabled={busy} label={plain(words.removeOf(one.name))} onClick={() => void end(one.id)}>
                <Say w={words.remove} alone />
              </Button>
            }
          >
            <Name>{one.name}</Name>
          </Row>
        ))}
      </Sheet>
      {fault && <Notice tone="look" title={fault.message} />}
      {adding ? (
        <AddPickup
          facilityId={facilityId}
          childId={childId}
          onDone={() => {
            setAdding(false)
            void loaded?.refresh()
          }}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>
          <Say w={words.add} alone />
        </Button>
      )}
    </>
  )
}

function MemberList({ facilityId, members, onChange }: { facilityId: number; members: Members; onChange: () => void }) {
  const { busy, fault, send } = useSend()
  const end = async (personId: Id, childIds: Id[]) => {
    const done = await send((id) => family.post(facilityId, '/end', { id, childIds, personId }), personId)
    if (done) onChange()
  }
  return (
    <>
      <Heading>
        <Say w={words.members} />
      </Heading>
      <Sheet flush>
        {members.people.map((one) => (
          <Row
            key={one.personId}
            second={
              one.self ? (
                <Say w={words.you} alone />
              ) : one.mine ? (
                <Say
                  w={one.state === 'open' ? words.waiting : one.state === 'expired' ? words.expired : words[one.share]}
                  alone
                />
              ) : (
                <Say w={words.byOther} alone />
              )
            }
            end={
              one.mine && (
                <Button
                  disabled={busy}
                  label={plain(words.endOf(one.name ?? plain(relationWord(one.relationship))))}
                  onClick={() => void end(one.personId, one.childIds)}
                >
                  <Say w={words.end} alone />
                </Button>
              )
            }
          >
            <Say w={relationWord(one.relationship)} alone /> {one.name && <Name>{one.name}</Name>}
          </Row>
        ))}
      </Sheet>
      {fault && <Notice tone="look" title={fault.message} />}
      {members.children.some(({ mayInvite }) => mayInvite) && (
        <Invite facilityId={facilityId} children={members.children.filter(({ mayInvite }) => mayInvite)} onDone={onChange} />
      )}
    </>
  )
}
