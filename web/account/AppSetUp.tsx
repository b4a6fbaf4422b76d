// Setting up an authenticator app: read the square, give back the first digits, keep the recovery codes.
import { useEffect, useState } from 'preact/hooks'
import type { Routes } from '../../worker/account/routes.ts'
import { Button } from '../kit/Button.tsx'
import { call, Refused, type Reply } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { renewing } from '../kit/renewing.ts'
import { submits } from '../kit/submits.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { Square } from './Square.tsx'
import { words } from './security-words.ts'

type Begun = Reply<Routes, '/totp/begin', 'post'>
type Confirmed = Reply<Routes, '/totp/confirm', 'post'>

export interface AppSetUpProps {
  login: string
  /** Called once the app is in use and the codes were kept. */
  onDone: () => void
  onCancel: () => void
}

/** The whole set-up in one place. */
export function AppSetUp({ login, onDone, onCancel }: AppSetUpProps) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  useEffect(() => {
    call<Begun>('POST', '/api/account/totp/begin', { json: {} })
      .then(({ body }) => setBegun(body))
      .catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'fresh_needed') onCancel()
        else setFault(faultWord(error))
      })
  }, [])
  const confirm = async () => {
    if (busy) return
    if (!/^\d{6}$/.test(code.normalize('NFKC').replace(/\s/g, ''))) return setFault(words.needDigits)
    setBusy(true)
    setFault(null)
    try {
      const { body } = await renewing<Confirmed>('/api/account/totp/confirm', { code })
      setCodes(body?.codes ?? [])
    } catch (error) {
      setFault(faultWord(error))
    } finally {
      setBusy(false)
    }
  }
  if (codes) return <RecoveryCodes codes={codes} login={login} onKept={onDone} />
  return (
    <form class={css.form} noValidate onSubmit={submits(confirm)}>
      <ol class={css.steps}>
        <li>
          <div class={css.step}>
            <p>
              <Say w={words.readCode} />
            </p>
            {begun && <Square text={begun.address} label={plain(words.qr)} />}
            <p class={css.second}>
              <Say w={words.orType} />
            </p>
            {begun && <code class={css.secret}>{begun.secret.replace(/.{4}(?=.)/g, '$& ')}</code>}
            {begun && <a href={begun.address}>{plain(words.openApp)}</a>}
          </div>
        </li>
        <li>
          <div class={css.step}>
            <p>
              <Say w={words.firstCode} />
            </p>
            <Field
              label={<Say w={words.digits} alone />}
              class={css.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              value={code}
              onChange={setCode}
            />
          </div>
        </li>
      </ol>
      <Fault said={fault} />
      <div class={css.buttons}>
        <Button kind="give" type="submit" class={css.press} disabled={busy || !begun}>
          <Say w={words.turnOn} alone />
        </Button>
        <Button kind="quiet" class={css.press} onClick={onCancel}>
          <Say w={words.cancel} alone />
        </Button>
      </div>
    </form>
  )
}
