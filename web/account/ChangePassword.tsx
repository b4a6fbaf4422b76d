import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Refused } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { EyeIcon } from '../kit/icons-later.tsx'
import { renewing } from '../kit/renewing.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { faultWord } from './fault-word.ts'
import { words } from './security-words.ts'

/** Why a new password is refused, in the person's own language; null for any other refusal. */
export function passwordWord(error: unknown, least: number): Word | null {
  if (!(error instanceof Refused)) return null
  if (error.code === 'password_short') return words.tooShort(least)
  if (error.code === 'password_common') return words.tooCommon
  return error.code === 'password_name' ? words.hasName : null
}

/** A new password. Whether it is really the person, the server asks by itself. */
export function ChangePassword({ login, least }: { login: string; least: number }) {
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [changed, setChanged] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  const save = async () => {
    if (busy) return
    if ([...password].length < least) return setFault(words.tooShort(least))
    setBusy(true)
    setFault(null)
    try {
      await renewing('/api/account/password', { password })
      setPassword('')
      setOpen(false)
      setChanged(true)
    } catch (error) {
      setFault(passwordWord(error, least) ?? faultWord(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet>
      <div class={css.group}>
        <h2 class={css.title}>
          <Say w={words.password} alone />
        </h2>
        {changed && !open && (
          <p role="status">
            <Say w={words.passwordChanged} />
          </p>
        )}
        {open ? (
          <form class={css.form} method="post" noValidate onSubmit={submits(save)}>
            <input type="hidden" name="username" autocomplete="username" value={login} />
            <Field
              label={<Say w={words.newPassword} alone />}
              hint={<Say w={words.least(least)} alone />}
              type={shown ? 'text' : 'password'}
              autoComplete="new-password"
              maxLength={256}
              value={password}
              onChange={setPassword}
              error={fault === null ? undefined : <Say w={fault} alone />}
            />
            <div class={css.buttons}>
              <Button kind="quiet" icon={EyeIcon} pressed={shown} class={css.press} onClick={() => setShown(!shown)}>
                <Say w={words.show} alone />
              </Button>
            </div>
            <p class={css.second}>
              <Say w={words.passwordEnds} />
            </p>
            <div class={css.buttons}>
              <Button kind="give" type="submit" class={css.press} disabled={busy}>
                <Say w={busy ? words.saving : words.changePassword} alone />
              </Button>
              <Button kind="quiet" class={css.press} onClick={() => setOpen(false)}>
                <Say w={words.cancel} alone />
              </Button>
            </div>
          </form>
        ) : (
          <Button
            class={css.press}
            onClick={() => {
              setChanged(false)
              setOpen(true)
            }}
          >
            <Say w={words.changePassword} alone />
          </Button>
        )}
      </div>
    </Sheet>
  )
}
