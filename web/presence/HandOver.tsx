// 降園: the person who is planned to come, one tap to hand over; another listed person behind その他の人.
import { useState } from 'preact/hooks'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { acting } from '../device/paired.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { showTime } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { plain } from '../kit/words.tsx'
import { faceOf } from '../portrait/face.ts'
import { AskOffice } from './Alert.tsx'
import type { ByAsking } from './act.ts'
import { type Contacts, keptPeople, personText, useContacts } from './contacts.ts'
import css from './HandOver.module.css'
import { askedFor, opened } from './opened.ts'
import { words } from './words.ts'

export interface HandOverProps {
  child: BoardChild
  facility: number
  onClose: () => void
  onHand: (person: string | undefined, by?: ByAsking) => void
  onPhone: () => void
  onAlert: () => void
}

const AskAtDoor = later(() => import('../pickup/AskAtDoor.tsx').then((file) => file.AskAtDoor))

export function HandOver({ child, facility, onClose, onHand, onPhone, onAlert }: HandOverProps) {
  const [others, setOthers] = useState(false)
  const [unlisted, setUnlisted] = useState(askedFor.value.includes(child.childId))
  // On a tablet the list takes the PIN after a while; handing over to the one who was announced stays one tap.
  const contacts = useContacts(facility, child.childId, others || !acting.value)
  const people = contacts && typeof contacts === 'object' ? contacts.pickupPeople : []
  const told = child.told?.pickup?.person ?? undefined
  // The face of who was announced needs no PIN: the tablet has both.
  const listed = listedPerson(told, people.length > 0 || !told ? people : keptPeople(child.childId))
  const planned = listed ? personText(listed) : told
  const time = child.told?.pickup?.time ?? child.plan?.[1] ?? null
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          {child.kana}　{plain(words.handOver)} <Allergens words={child.allergens} mark={child.mark} />
        </>
      }
    >
      {child.askOffice && <AskOffice onOpen={onAlert} />}
      {unlisted ? (
        <AskAtDoor facility={facility} child={child} onHand={onHand} onBack={() => setUnlisted(false)} />
      ) : (
        <>
          <p class={css.plan}>
            {words.planned}
            <b>
              {planned ?? words.usual} {time !== null && showTime(time)}
            </b>
            {child.told?.pickup && <b class={css.changed}>{words.changed}</b>}
          </p>
          <Button kind="give" wide class={css.hand} onClick={() => onHand(planned)}>
            {listed ? (
              <Person {...listed} childId={child.childId} />
            ) : (
              <>
                {planned ?? words.usual}
                {words.handed}
              </>
            )}
          </Button>
          {others ? (
            <section class={css.others} aria-label={words.othersTitle}>
              <h3 class={css.heading}>{words.othersTitle}</h3>
              {typeof contacts === 'string' && <p>{words.noList}</p>}
              {people
                .filter((one) => personText(one) !== planned)
                .map((one) => (
                  <Button key={one.id} wide onClick={() => onHand(personText(one))}>
                    <Person {...one} childId={child.childId} />
                  </Button>
                ))}
              <Button wide onClick={() => setUnlisted(true)}>
                {words.unlisted}
              </Button>
              <Button kind="quiet" icon={PhoneIcon} onClick={onPhone}>
                {words.phone}
              </Button>
            </section>
          ) : (
            <Button wide onClick={() => setOthers(true)}>
              {words.others}
            </Button>
          )}
          <Button
            kind="quiet"
            onClick={() => {
              opened.value = { what: 'card', childId: child.childId }
            }}
          >
            {words.card}
          </Button>
        </>
      )}
    </Dialog>
  )
}

/** Whom the family named for today, where they are on the list; where nobody was named, the first of it. */
function listedPerson(told: string | undefined, people: Contacts['pickupPeople']): Contacts['pickupPeople'][number] | undefined {
  if (!told) return people[0]
  return people.find(({ name, relationship }) => told === name || told === relationship || told.includes(name))
}

/** Somebody of the list: the face, where there is one, then who it is. */
function Person({ childId, ...one }: Contacts['pickupPeople'][number] & { childId: string }) {
  const face = faceOf(childId, one.id)
  return (
    <span class={css.person}>
      {face && <Avatar name={one.name} face={face} size={64} />}
      <span>
        {personText(one)}
        {words.handed}
      </span>
    </span>
  )
}
