// Whom to call and who may fetch a child. Opening it is logged by the server, so it is asked only when someone opens it. Without a line a
// paired tablet has what it kept for such a day; that it keeps it was logged then.
import { useEffect, useState } from 'preact/hooks'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/child/routes.ts'
import { keptContacts } from '../device/kept-roster.ts'
import { acting, provedLately } from '../device/paired.ts'
import { NoLine, proof, Refused, type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'

declare const __SHARED__: boolean

/** `keptAt`: not asked for now, but kept on the tablet since then. */
export type Contacts = Reply<Routes, '/contacts'> & { keptAt?: Moment }

const child = wordOf<Routes>('child')

/** The contacts of a child, null while they are being asked for (or not `wanted` yet), or a sentence when they cannot be had. */
export function useContacts(facility: number, childId: Id, wanted = true): Contacts | string | null {
  const [contacts, setContacts] = useState<Contacts | string | null>(null)
  useEffect(() => {
    let gone = false
    setContacts(null)
    if (!wanted) return
    child
      .get(facility, '/contacts', { childId })
      .then((found) => gone || setContacts(found))
      .catch((error: unknown) => {
        if (error instanceof Refused) gone || setContacts(error.message)
        else if (error instanceof NoLine) void withoutLine(childId).then((found) => gone || setContacts(found))
        else throw error
      })
    return () => {
      gone = true
    }
  }, [facility, childId, wanted])
  return contacts
}

/** Who may fetch a child today, as far as this tablet keeps it. */
export const keptPeople = (childId: Id): Contacts['pickupPeople'] =>
  ((__SHARED__ && keptContacts(childId, today())?.people) || []).map(([relationship, name, id]) => ({ id, relationship, name }))

/** What the tablet kept, opened by whoever has just entered their PIN here. */
async function withoutLine(childId: Id): Promise<Contacts | string> {
  const found = __SHARED__ && acting.value ? keptContacts(childId, today()) : null
  if (!found) return '電波がないので、ひらけません。'
  if (!provedLately() && !(await proof.ask?.('fresh_needed'))) return '暗証番号を入れると、ひらけます。'
  return {
    childId,
    keptAt: found.at,
    name: '',
    askOffice: false,
    guardians: found.numbers.map(([relationship, name, phone], place) => ({ personId: `${place}`, name, relationship, phone })),
    pickupPeople: keptPeople(childId),
  }
}

/** 祖母（田中 花子）; once when the name says it already. */
export const personText = ({ name, relationship }: { name: string; relationship: string }): string =>
  name.includes(relationship) || !relationship ? name : `${relationship}（${name}）`
