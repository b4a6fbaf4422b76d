import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { Routes } from '../../worker/child/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Addresses } from '../child/Addresses.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId, mayHere } from './desk.ts'
import css from './dialog.module.css'
import { words } from './words.ts'

type Contacts = Reply<Routes, '/contacts'>

/** Whom to call, in the family's order, numbers large enough to dial from. Opening it is logged by the server. */
export function ContactsDialog({
  child,
  onClose,
  onReport,
}: {
  child: Pick<BoardChild, 'childId' | 'kana'>
  onClose: () => void
  /** What the family said can be written down at once. */
  onReport: () => void
}) {
  return (
    <Dialog
      open
      title={
        <>
          {words.contactsOf(child.kana)} <AllergensOf childId={child.childId} />
        </>
      }
      onClose={onClose}
      foot={
        <div class={css.foot}>
          <Button icon={PencilIcon} onClick={onReport}>
            {words.tookCall}
          </Button>
        </div>
      }
    >
      <ContactList childId={child.childId} />
    </Dialog>
  )
}

/** The contacts of a child, for the dialog and for the child's page; `whole` with where they live and work. */
export function ContactList({ childId, whole = false }: { childId: string; whole?: boolean }) {
  const loaded = useLoad<Contacts>(addressOf(facilityId(), 'child', '/contacts', { childId }))
  const contacts = loaded?.data.value
  const refused = loaded?.refused.value
  if (refused) return <Notice tone="look" title={refused.message} />
  if (loaded?.offline.value) return <Notice tone="look" title={words.notSeen} />
  if (!contacts) return <p role="status">{words.loading}</p>
  return (
    <>
      {contacts.askOffice && <Notice tone="look" title={words.phoneInOffice} />}
      <ol class={css.people}>
        {contacts.guardians.map(({ name, relationship, phone }, index) => (
          <li key={name + relationship} class={css.person}>
            <span class={css.order}>{index + 1}</span>
            <span>
              <b>{name}</b> <span class={css.second}>{relationship}</span>
            </span>
            {phone ? (
              <a class={css.phone} href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
                {phone}
              </a>
            ) : (
              <span class={css.second}>{words.noPhone}</span>
            )}
          </li>
        ))}
      </ol>
      {whole && !contacts.askOffice && mayHere('child.address') && (
        <Addresses childId={childId} guardians={contacts.guardians} onChanged={() => void loaded?.refresh()} />
      )}
      {contacts.guardians.length === 0 && <p>{words.noGuardians}</p>}
      {contacts.pickupPeople.length > 0 && (
        <p>
          <b>{words.pickupPeople}</b>{' '}
          {contacts.pickupPeople.map(({ name, relationship }) => `${name}（${relationship}）`).join('、')}
        </p>
      )}
      <p class={css.second}>{words.contactsMore}</p>
    </>
  )
}
