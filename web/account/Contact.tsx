// お知らせのメール: the address for letters about one's sign-in, confirmed by a number that was sent there.
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Routes } from '../../worker/account/routes.ts'
import { Button } from '../kit/Button.tsx'
import { call, Refused, type Reply } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import { words } from './sign-ins-words.ts'

type State = Reply<Routes, '/contact'>

const sentence = (error: unknown): Word | string => {
  if (error instanceof Refused && error.field === 'code') return words.wrongCode
  if (error instanceof Refused && error.field === 'email') return words.wrongEmail
  return faultWord(error)
}

export function Contact() {
  const [state, setState] = useState<State | null>(null)
  const [step, setStep] = useState<'shown' | 'address' | 'code'>('shown')
  const [email, setEmail] = useState('')
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<Word | string | null>(null)
  const [done, setDone] = useState(false)
  const read = useCallback(async () => {
    const { body } = await call<State>('GET', '/api/account/contact')
    setState(body)
    if (body?.waiting) setStep('code')
  }, [])
  const tried = async (work: () => Promise<unknown>) => {
    setFault(null)
    setDone(false)
    try {
      await work()
      await read()
    } catch (error) {
      setFault(sentence(error))
    }
  }
  useEffect(() => void tried(async () => undefined), [])
  const send = () =>
    tried(async () => {
      await call('POST', '/api/account/contact', { json: { email: email.trim() } })
      setCode('')
      setStep('code')
    })
  const confirm = () =>
    tried(async () => {
      await call('POST', '/api/account/contact/confirm', { json: { code } })
      setStep('shown')
      setDone(true)
    })
  const remove = () => tried(() => call('POST', '/api/account/contact/remove', { json: {} }))
  return (
    <Sheet>
      <div class={css.group}>
        <h2 class={css.title}>
          <Say w={words.contact} alone />
        </h2>
        <p class={css.second}>
          <Say w={state?.canMail === false ? words.contactClosed : words.contactWhy} />
        </p>
        {state && (state.canMail || state.email) && (
          <p class={css.keyName}>{state.email ?? <Say w={words.contactNone} alone />}</p>
        )}
        {state?.canMail && step === 'address' && (
          <form class={css.form} noValidate onSubmit={submits(send)}>
            <Field
              label={<Say w={words.email} alone />}
              type="email"
              autoComplete="email"
              maxLength={254}
              value={email}
              onChange={setEmail}
            />
            <Button kind="give" type="submit" wide class={css.press}>
              <Say w={words.send} alone />
            </Button>
          </form>
        )}
        {state?.canMail && step === 'code' && (
          <form class={css.form} noValidate onSubmit={submits(confirm)}>
            <p role="status">
              <Say w={words.sentTo(state.waiting?.email ?? email)} />
            </p>
            <Field
              class={css.code}
              label={<Say w={words.code} alone />}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={12}
              value={code}
              onChange={setCode}
            />
            <Button kind="give" type="submit" wide class={css.press}>
              <Say w={words.confirm} alone />
            </Button>
            <Button kind="quiet" class={css.press} onClick={() => setStep('address')}>
              <Say w={words.again} alone />
            </Button>
          </form>
        )}
        {state?.canMail && step === 'shown' && (
          <Button class={css.press} onClick={() => setStep('address')}>
            <Say w={words.change} alone />
          </Button>
        )}
        {state?.email && step === 'shown' && (
          <Button kind="quiet" class={css.press} onClick={() => void remove()}>
            <Say w={words.remove} alone />
          </Button>
        )}
        <p role="status">{done && <Say w={words.confirmed} />}</p>
        <Fault said={fault} />
      </div>
    </Sheet>
  )
}
