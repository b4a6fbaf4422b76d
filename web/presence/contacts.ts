// Whom to call and who may fetch a child. Opening it is logged by the server, so it is asked only when someone opens it, and never kept on the tablet.
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/child/routes.ts'
import { NoLine, Refused, type Reply, wordOf } from '../kit/call.ts'

export type Contacts = Reply<Routes, '/contacts'>

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
        else if (error instanceof NoLine) gone || setContacts('電波がないので、ひらけません。')
        else throw error
      })
    return () => {
      gone = true
    }
  }, [facility, childId, wanted])
  return contacts
}

/** 祖母（田中 花子）; once when the name says it already. */
export const personText = ({ name, relationship }: { name: string; relationship: string }): string =>
  name.includes(relationship) || !relationship ? name : `${relationship}（${name}）`
