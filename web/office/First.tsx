// The first 園長 comes with the one-time code of the set-up and chooses a password. There is nobody signed in yet.
import { useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { call } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Mark } from '../kit/SideNav.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import css from './First.module.css'
import { said } from './say.ts'

const words = said({
  title: 'はじめての方',
  lead: '設定のときに出た1回だけのコードを入れて、パスワードを決めてください。',
  code: 'コード',
  codeHint: 'ハイフンはなくてもよい',
  password: 'パスワード',
  passwordHint: '12文字以上。ながい文でもよい',
  again: 'パスワードをもういちど',
  save: 'パスワードを決める',
  saving: '確かめています…',
  needCode: 'コードを入れてください',
  tooShort: '12文字以上にしてください',
  different: 'ふたつのパスワードがちがいます',
  done: 'パスワードを決めました',
  login: (login: string) => `サインインのID は「${login}」です。`,
  enter: 'サインインへ',
})

export function First() {
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [gap, setGap] = useState<{ field: 'code' | 'password' | 'again'; message: string } | null>(null)
  const [login, setLogin] = useState<string | null>(null)
  const { busy, fault, send } = useSend()
  const errorOf = (field: string) => (gap?.field === field ? gap.message : fault?.field === field ? fault.message : undefined)

  const save = async () => {
    const found = !code.trim()
      ? ({ field: 'code', message: words.needCode } as const)
      : password.length < 12
        ? ({ field: 'password', message: words.tooShort } as const)
        : password !== again
          ? ({ field: 'again', message: words.different } as const)
          : null
    setGap(found)
    if (found) return
    const answer = await send(() =>
      call<{ login: string }>('POST', '/api/account/first', { json: { code: code.trim(), password } }),
    )
    if (answer?.body) setLogin(answer.body.login)
  }

  return (
    <main class={css.page}>
      <p class={css.brand}>
        <Mark />
        つむぎ
      </p>
      <h1 class={css.title}>{words.title}</h1>
      {login !== null ? (
        <Sheet>
          <Notice tone="ink" title={words.done}>
            {words.login(login)}
          </Notice>
          <Button kind="give" wide href="/office">
            {words.enter}
          </Button>
        </Sheet>
      ) : (
        <Sheet>
          <form class={css.form} noValidate onSubmit={submits(save)}>
            <p>{words.lead}</p>
            {fault && fault.field !== 'code' && fault.field !== 'password' && <Notice tone="look" title={fault.message} />}
            <Field
              label={words.code}
              hint={words.codeHint}
              error={errorOf('code')}
              autoComplete="one-time-code"
              maxLength={40}
              value={code}
              onChange={setCode}
            />
            <Field
              label={words.password}
              hint={words.passwordHint}
              error={errorOf('password')}
              type="password"
              autoComplete="new-password"
              maxLength={256}
              value={password}
              onChange={setPassword}
            />
            <Field
              label={words.again}
              error={errorOf('again')}
              type="password"
              autoComplete="new-password"
              maxLength={256}
              value={again}
              onChange={setAgain}
            />
            <Button kind="give" type="submit" wide disabled={busy}>
              {busy ? words.saving : words.save}
            </Button>
          </form>
        </Sheet>
      )}
    </main>
  )
}
