// サインインと安全: how one's own account is signed in to, the same in every door; each door puts its own frame around it.
import { useCallback, useEffect, useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { call } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { AppSection } from './AppSection.tsx'
import { ChangePassword } from './ChangePassword.tsx'
import { Contact } from './Contact.tsx'
import { Events } from './Events.tsx'
import { faultWord } from './fault-word.ts'
import { Passkeys } from './Passkeys.tsx'
import type { Security as State } from './Prove.tsx'
import { SignIns } from './SignIns.tsx'
import { words } from './security-words.ts'

/** The sections of the screen, each in its own sheet. */
export function Security() {
  const [state, setState] = useState<State | null>(null)
  const [fault, setFault] = useState<Word | string | null>(null)
  const read = useCallback(async () => {
    try {
      const { body } = await call<State>('GET', '/api/account/security')
      setState(body)
      setFault(null)
    } catch (error) {
      setFault(faultWord(error))
    }
  }, [])
  useEffect(() => void read(), [read])
  if (!state)
    return fault === null ? (
      <p aria-busy="true">
        <Say w={words.opening} />
      </p>
    ) : (
      <Empty
        title={<Say w={fault} />}
        act={
          <Button onClick={() => void read()}>
            <Say w={words.retry} alone />
          </Button>
        }
      >
        {null}
      </Empty>
    )
  return (
    <>
      <Sheet>
        <p>
          <span class={css.second}>
            <Say w={words.login} alone />
          </span>
          <br />
          <b class={css.keyName}>{state.login}</b>
        </p>
      </Sheet>
      <Passkeys passkeys={state.passkeys} onChange={read} />
      <AppSection security={state} onChange={read} />
      {state.hasPassword && <ChangePassword login={state.login} least={state.leastPassword} />}
      <Contact />
      <SignIns />
      <Events />
    </>
  )
}
