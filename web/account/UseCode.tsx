// A code from the nursery: choose a new password with it, without being signed in.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { call, Refused } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { filled, Say, type Word } from '../kit/words.tsx'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import css from './SignIn.module.css'
import { words as security } from './security-words.ts'

const words = {
  lead: {
    ja: '園からもらったコードを入れて、新しいパスワードを決めてください。コードは1回だけ、24時間使えます。',
    easy: '{園|えん}の コードを {入|い}れて、{新|あたら}しい パスワードを {決|き}めて ください。',
    en: 'Enter the code from the nursery and choose a new password. It works once, within 24 hours.',
  },
  code: { ja: 'コード', easy: 'コード', en: 'Code' },
  needCode: { ja: 'コードを入れてください。', easy: 'コードを {入|い}れて ください。', en: 'Please enter the code.' },
  wrongCode: {
    ja: 'コードがちがうか、時間がすぎたか、もう使われています。園にもういちど出してもらってください。',
    easy: 'コードが ちがいます。{園|えん}に もう{一度|いちど} {聞|き}いて ください。',
    en: 'That code is wrong, too old or used. Please ask the nursery for a new one.',
  },
  save: { ja: 'パスワードを決める', easy: 'パスワードを {決|き}める', en: 'Choose this password' },
  back: { ja: 'もどる', easy: '{戻|もど}る', en: 'Back' },
  done: filled((login: string) => ({
    ja: `パスワードを決めました。IDは「${login}」です。ほかの端末のサインインは、すべて終わりました。`,
    easy: `できました。IDは「${login}」です。`,
    en: `Done. Your ID is “${login}”. All other devices are signed out.`,
  })),
  cleared: {
    ja: '認証アプリとパスキーは外れました。サインインのあと、もういちど設定してください。',
    easy: '{認証|にんしょう}アプリと パスキーは もう ありません。もう{一度|いちど} {入|い}れて ください。',
    en: 'Your authenticator app and passkeys are gone. Please set them up again after signing in.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

const SAID: Record<string, Word> = {
  bad_code: words.wrongCode,
  password_common: security.tooCommon,
  password_name: security.hasName,
}
const sentence = (error: unknown): Word | string => (error instanceof Refused && SAID[error.code]) || faultWord(error)

export function UseCode({ onDone }: { onDone: () => void }) {
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  const [done, setDone] = useState<{ login: string; clearedFactor: boolean } | null>(null)
  const save = async () => {
    if (!code.trim()) return setFault(words.needCode)
    setBusy(true)
    setFault(null)
    try {
      const json = { code: code.trim(), password }
      setDone((await call<{ login: string; clearedFactor: boolean }>('POST', '/api/account/first', { json })).body)
    } catch (error) {
      setFault(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  if (done) {
    return (
      <div class={css.form} role="status">
        <p>
          <Say w={words.done(done.login)} />
        </p>
        {done.clearedFactor && (
          <p>
            <Say w={words.cleared} />
          </p>
        )}
        <Button kind="give" wide onClick={onDone}>
          <Say w={words.back} alone />
        </Button>
      </div>
    )
  }
  return (
    <form
      class={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void save()
      }}
    >
      <p class={css.second}>
        <Say w={words.lead} />
      </p>
      <Field
        label={<Say w={words.code} alone />}
        autoComplete="one-time-code"
        maxLength={40}
        value={code}
        onChange={setCode}
        {...{ autocapitalize: 'characters', spellcheck: false }}
      />
      <Field
        label={<Say w={security.newPassword} alone />}
        type="password"
        autoComplete="new-password"
        maxLength={256}
        value={password}
        onChange={setPassword}
      />
      <Fault said={fault} />
      <Button kind="give" type="submit" wide disabled={busy}>
        <Say w={busy ? security.saving : words.save} alone />
      </Button>
      <Button kind="quiet" wide onClick={onDone}>
        <Say w={words.back} alone />
      </Button>
    </form>
  )
}
