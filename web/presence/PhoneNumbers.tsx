// Numbers in the order the family wants to be called, large enough to read from the wall phone.
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { momentText } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { useContacts } from './contacts.ts'
import css from './PhoneNumbers.module.css'
import { words } from './words.ts'

export function PhoneNumbers({ facility, childId }: { facility: number; childId: Id }) {
  const contacts = useContacts(facility, childId)
  if (contacts === null) return <p aria-busy="true">{words.opening}</p>
  if (typeof contacts === 'string') return <p role="alert">{contacts}</p>
  return (
    <>
      {contacts.askOffice && <p role="status">{words.phoneInOffice}</p>}
      <ol class={css.list}>
        {contacts.guardians.map(({ name, relationship, phone }, index) => (
          <li key={`${name}${index}`} class={css.person}>
            <span class={css.order}>{index + 1}</span>
            <span class={css.who}>
              <b>{relationship}</b> {name}
              {phone ? <b class={css.number}>{phone}</b> : !contacts.askOffice && <span class={css.none}>{words.noPhone}</span>}
            </span>
            {phone && (
              <Button
                href={`tel:${phone.replace(/[^\d+]/g, '')}`}
                icon={PhoneIcon}
                label={`${relationship} ${name} に電話 ${phone}`}
              >
                {words.pinned.phone}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p class={css.hint}>
        {contacts.keptAt === undefined ? words.logged : words.keptNumbers(momentText(contacts.keptAt, today()))}
      </p>
    </>
  )
}
