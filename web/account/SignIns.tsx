// サインイン中の端末: where one is signed in, and ending it there.
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Routes } from '../../worker/account/routes.ts'
import { Button } from '../kit/Button.tsx'
import { call, type Reply } from '../kit/call.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import { dayText } from './Passkeys.tsx'
import { words } from './sign-ins-words.ts'

type List = Reply<Routes, '/sign-ins'>

/** Ends one sign-in or all but this one, and says what was ended. */
export const endSignIns = (which: { id: string } | { others: true }) => call('POST', '/api/account/sign-ins/end', { json: which })

export function SignIns() {
  const [list, setList] = useState<List['signIns'] | null>(null)
  const [fault, setFault] = useState<Word | string | null>(null)
  const [ended, setEnded] = useState(false)
  const read = useCallback(async () => {
    try {
      setList((await call<List>('GET', '/api/account/sign-ins')).body?.signIns ?? [])
    } catch (error) {
      setFault(faultWord(error))
    }
  }, [])
  useEffect(() => void read(), [read])
  const end = async (which: { id: string } | { others: true }) => {
    setFault(null)
    setEnded(false)
    try {
      await endSignIns(which)
      setEnded(true)
      await read()
    } catch (error) {
      setFault(faultWord(error))
    }
  }
  const others = list?.filter(({ mine }) => !mine) ?? []
  return (
    <Sheet>
      <div class={css.group}>
        <h2 class={css.title}>
          <Say w={words.title} alone />
        </h2>
        <ul class={css.keys} aria-busy={list === null}>
          {list?.map(({ id, label, door, since, usedAt, mine }) => (
            <li key={id} class={css.key}>
              <span class={css.keyName}>
                <b>{label}</b>
                <span class={css.second}>
                  <Say w={mine ? words.mine : words[door]} alone />
                </span>
                <span class={css.second}>
                  <Say w={words.since(dayText(since), dayText(usedAt))} alone />
                </span>
              </span>
              {!mine && (
                <Button kind="quiet" class={css.press} label={plain(words.endOf(label))} onClick={() => void end({ id })}>
                  <Say w={words.end} alone />
                </Button>
              )}
            </li>
          ))}
        </ul>
        {list && others.length === 0 && (
          <p class={css.second}>
            <Say w={words.only} />
          </p>
        )}
        {others.length > 1 && (
          <Button class={css.press} onClick={() => void end({ others: true })}>
            <Say w={words.endOthers} alone />
          </Button>
        )}
        <p role="status">{ended && <Say w={words.ended} />}</p>
        <Fault said={fault} />
      </div>
    </Sheet>
  )
}
