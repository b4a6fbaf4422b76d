// The sign-in screen, the same in all doors. Plain form fields, so that password managers and pasting work.
import { useRef, useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Refused } from '../kit/call.ts'
import { door } from '../kit/door.ts'
import { Field } from '../kit/Field.tsx'
import { EyeIcon } from '../kit/icons-later.tsx'
import { submits } from '../kit/submits.ts'
import { Say, type Word } from '../kit/words.tsx'
import { faultWord } from './fault-word.ts'
import { LanguageButton } from './LanguageButton.tsx'
import { me } from './me.ts'
import { askPasskey, knowsPasskeys } from './passkey.ts'
import { SecondStep } from './SecondStep.tsx'
import css from './SignIn.module.css'
import { signIn, signInWithPasskey } from './sign-in.ts'
import { words } from './sign-in-words.ts'
import { UseCode } from './UseCode.tsx'

const sentence = (error: unknown): Word | string => {
  if (error instanceof Refused && error.code === 'wrong_sign_in') return words.wrong
  if (error instanceof Refused && error.status === 429) return /[6-9]\d秒|\d{3,}秒/.test(error.message) ? words.many : words.busy
  return faultWord(error)
}

// It comes along: one file to fetch for whoever has to say who they are.
export { prove } from './Prove.tsx'

/** Asks for ID and password. After an ended session it says so, and that nothing is lost. */
export function SignIn() {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Word | string | null>(null)
  const [half, setHalf] = useState(false)
  const [coded, setCoded] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const again = me.value !== null

  const submit = async () => {
    if (busy) return
    // A password manager may have filled the fields without telling anyone.
    const given = new FormData(form.current ?? undefined)
    const name = String(given.get('username') ?? login).trim()
    const secret = String(given.get('password') ?? password)
    if (!name || !secret) return setError(words.both)
    await tried(async () => setHalf((await signIn(name, secret)) === 'second'))
  }
  const tried = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (thrown) {
      setError(sentence(thrown))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div class={css.page}>
      <header class={css.head}>
        <p class={css.brand}>つむぎ</p>
        {door === 'family' && <LanguageButton />}
      </header>
      <main class={css.main}>
        <div>
          <h1 class={css.title}>
            <Say w={half ? words.second : again ? words.again : words.title} />
          </h1>
          <p class={css.second}>
            <Say w={half ? words.secondMore : again ? words.kept : words[door]} />
          </p>
        </div>
        <svg class={css.thread} viewBox="0 0 300 24" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 8H120Q200 34 300 8" />
        </svg>
        {coded ? (
          <UseCode onDone={() => setCoded(false)} />
        ) : half ? (
          <SecondStep
            onOver={(said) => {
              setHalf(false)
              setError(said)
            }}
          />
        ) : (
          <form ref={form} class={css.form} method="post" noValidate onSubmit={submits(submit)}>
            <Field
              label={<Say w={words.login} alone />}
              name="username"
              autoComplete="username"
              value={login}
              onChange={setLogin}
              maxLength={100}
              {...PLAIN}
            />
            <Field
              label={<Say w={words.password} alone />}
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
              maxLength={256}
              {...PLAIN}
            />
            <Button kind="quiet" icon={EyeIcon} pressed={shown} onClick={() => setShown(!shown)} class={css.show}>
              <Say w={words.show} alone />
            </Button>
            <div role="alert" class={css.error}>
              {error !== null && (typeof error === 'string' ? <span lang="ja">{error}</span> : <Say w={error} />)}
            </div>
            <Button kind="give" type="submit" wide disabled={busy}>
              <Say w={busy ? words.entering : words.enter} alone />
            </Button>
            {knowsPasskeys() && (
              <Button
                wide
                disabled={busy}
                onClick={() => void tried(async () => signInWithPasskey(await askPasskey('passkey/ask')))}
              >
                <Say w={words.usePasskey} alone />
              </Button>
            )}
          </form>
        )}
        <p class={css.second}>
          <Say w={half ? words.secondLost : door === 'family' ? words.lost : words.lostStaff} />
        </p>
        {door !== 'family' && (
          <Button kind="quiet" href={`/${door}/pair`}>
            <Say w={words.pair} alone />
          </Button>
        )}
        {!coded && !half && (
          <Button kind="quiet" wide onClick={() => setCoded(true)}>
            <Say w={words.haveCode} alone />
          </Button>
        )}
      </main>
    </div>
  )
}

/** Neither capitals nor corrections: an ID is typed as it stands on the paper. */
const PLAIN = { autocapitalize: 'none', spellcheck: false }
