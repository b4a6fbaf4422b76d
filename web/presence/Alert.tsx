// 事務室に確認: the neutral mark before a child is handed over, and, once a person proved who they are, the office's words for the door.
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/block/routes.ts'
import { Button } from '../kit/Button.tsx'
import { NoLine, Refused, type Reply, wordOf } from '../kit/call.ts'
import { Notice } from '../kit/Notice.tsx'
import css from './PhoneNumbers.module.css'
import { words } from './words.ts'

const block = wordOf<Routes>('block')

/** The mark, with the way to what it is about. */
export const AskOffice = ({ onOpen }: { onOpen: () => void }) => (
  <Notice tone="look" title={words.askOffice} end={<Button onClick={onOpen}>{words.openAlert}</Button>}>
    {words.askOfficeMore}
  </Notice>
)

/** What to do at the door. Asked for each time it is opened, logged by the server, never kept on the tablet. */
export function Alert({ facility, childId }: { facility: number; childId: Id }) {
  const [answer, setAnswer] = useState<Reply<Routes, '/alert'> | string | null>(null)
  useEffect(() => {
    let gone = false
    block
      .get(facility, '/alert', { childId })
      .then((found) => gone || setAnswer(found))
      .catch((error: unknown) => {
        if (error instanceof Refused) gone || setAnswer(error.message)
        else if (error instanceof NoLine) gone || setAnswer('電波がないので、ひらけません。事務室に直接たずねてください。')
        else throw error
      })
    return () => {
      gone = true
    }
  }, [facility, childId])
  if (answer === null) return <p aria-busy="true">{words.opening}</p>
  if (typeof answer === 'string') return <p role="alert">{answer}</p>
  return (
    <>
      {answer.alerts.map(({ blockId, person, text }) => (
        <Notice key={blockId} tone="look" title={person}>
          {text}
        </Notice>
      ))}
      <p class={css.hint}>{words.alertLogged}</p>
    </>
  )
}
