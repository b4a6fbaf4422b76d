import { useState } from 'preact/hooks'
import { askMe } from '../account/me.ts'
import { Button } from '../kit/Button.tsx'
import { Say } from '../kit/words.tsx'
import css from './Join.module.css'
import { words } from './join-words.ts'
import { faultOf, type JoinFault, join } from './joining.ts'

/** A further child, or another facility, for the account that is signed in. */
export function Attach({ code, name, onDone }: { code: string; name: string; onDone: () => void }) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<JoinFault | null>(null)
  const attach = async () => {
    setBusy(true)
    setFault(null)
    try {
      await join(code)
      await askMe()
      onDone()
    } catch (error) {
      setFault(faultOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class={css.form}>
      <p>
        <Say w={words.signedIn(name)} />
      </p>
      <div role="alert" class={css.error}>
        {fault && (typeof fault.message === 'string' ? fault.message : <Say w={fault.message} />)}
      </div>
      <Button kind="give" wide disabled={busy} onClick={() => void attach()}>
        <Say w={busy ? words.registering : words.attach} alone />
      </Button>
    </div>
  )
}
