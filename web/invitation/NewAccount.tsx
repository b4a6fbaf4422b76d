import { useRef, useState } from 'preact/hooks'
import { loginForm } from '../../schema/account/login.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { EyeIcon } from '../kit/icons-later.tsx'
import { submits } from '../kit/submits.ts'
import { Say } from '../kit/words.tsx'
import css from './Join.module.css'
import { words } from './join-words.ts'
import { faultOf, type JoinFault, join } from './joining.ts'

/** A new account: an ID and a password of one's own. What is refused stands at its field, and the code is not used up. */
export function NewAccount({ code, staff, onDone }: { code: string; staff: boolean; onDone: (login: string) => void }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<JoinFault | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const said = fault && (typeof fault.message === 'string' ? fault.message : <Say w={fault.message} />)
  const at = (field: string) => (fault?.field === field ? said : undefined)

  const submit = async () => {
    if (busy) return
    // A password manager may have filled the fields without telling anyone.
    const given = new FormData(form.current ?? undefined)
    const account = { login: String(given.get('username') ?? login).trim(), password: String(given.get('password') ?? password) }
    if (!account.login || !account.password) return setFault({ message: words.both, field: account.login ? 'password' : 'login' })
    setBusy(true)
    setFault(null)
    try {
      await join(code, account)
      await enter(account, staff)
      onDone(loginForm(account.login))
    } catch (error) {
      setFault(faultOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form ref={form} class={css.form} method="post" noValidate onSubmit={submits(submit)}>
      <Field
        label={<Say w={words.login} alone />}
        hint={<Say w={words.loginHint} alone />}
        error={at('login')}
        name="username"
        autoComplete="username"
        value={login}
        onChange={setLogin}
        maxLength={100}
        {...PLAIN}
      />
      <Field
        label={<Say w={words.password} alone />}
        hint={<Say w={staff ? words.passwordHintStaff : words.passwordHint} alone />}
        error={at('password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        maxLength={256}
        {...PLAIN}
      />
      <Button kind="quiet" icon={EyeIcon} pressed={shown} onClick={() => setShown(!shown)} class={css.show}>
        <Say w={words.show} alone />
      </Button>
      <div role="alert" class={css.error}>
        {fault && fault.field !== 'login' && fault.field !== 'password' && said}
      </div>
      <Button kind="give" type="submit" wide disabled={busy}>
        <Say w={busy ? words.registering : words.register} alone />
      </Button>
    </form>
  )
}

/** Families go straight in; staff choose their door, and what more it asks, on the next screen. A sign-in that fails there is asked for again. */
async function enter(account: { login: string; password: string }, staff: boolean): Promise<void> {
  if (staff) return
  const { signIn } = await import('../account/sign-in.ts')
  await signIn(loginForm(account.login), account.password).catch(() => undefined)
}

/** Neither capitals nor corrections: an ID is typed as it is remembered. */
const PLAIN = { autocapitalize: 'none', spellcheck: false }
