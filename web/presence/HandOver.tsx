// 降園: the person who is planned to come, one tap to hand over; another listed person behind その他の人.
import { useState } from 'preact/hooks'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { acting } from '../device/paired.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { showTime } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { plain } from '../kit/words.tsx'
import { AskOffice } from './Alert.tsx'
import type { ByAsking } from './act.ts'
import { type Contacts, personText, useContacts } from './contacts.ts'
import css from './HandOver.module.css'
import { askedFor } from './opened.ts'
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
  const planned = plannedPerson(child, people)
  const time = child.told?.pickup?.time ?? child.plan?.[1] ?? null
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          {child.kana}　{plain(words.handOver)}
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
            {planned ?? words.usual}
            {words.handed}
          </Button>
          {others ? (
            <section class={css.others} aria-label={words.othersTitle}>
              <h3 class={css.heading}>{words.othersTitle}</h3>
              {typeof contacts === 'string' && <p>{words.noList}</p>}
              {people
                .map(personText)
                .filter((person) => person !== planned)
                .map((person) => (
                  <Button key={person} wide onClick={() => onHand(person)}>
                    {person}
                    {words.handed}
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
        </>
      )}
    </Dialog>
  )
}

/** Whom the family named for today, by the list's own words where it is the same person; else the first of the list. */
function plannedPerson(child: BoardChild, people: Contacts['pickupPeople']): string | undefined {
  const told = child.told?.pickup?.person
  if (!told) return people[0] && personText(people[0])
  const listed = people.find(({ name, relationship }) => told === name || told === relationship || told.includes(name))
  return listed ? personText(listed) : told
}
