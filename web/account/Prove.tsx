// Proving again who one is, over whatever is on the screen. What lies beneath stays as it is, and its call is sent again afterwards.
import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Routes } from '../../worker/account/routes.ts'
import { Button } from '../kit/Button.tsx'
import { call, type Reply } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { renewing } from '../kit/renewing.ts'
import { Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import { me } from './me.ts'
import { askPasskey, knowsPasskeys } from './passkey.ts'
import { words } from './prove-words.ts'

export type Security = Reply<Routes, '/security'>

let asking: Promise<boolean> | null = null

/**
 * Asks for a fresh proof, once however many calls wait for it; true when it was given, false when the person closed the question.
 * @param place where the question is drawn, inside the door's own tree so that its ids are no other's
 */
export function prove(place: Signal<ComponentChildren>): Promise<boolean> {
  asking ??= new Promise<boolean>((settle) => {
    place.value = <ProveDialog onEnd={settle} />
  }).finally(() => {
    place.value = null
    asking = null
  })
  return asking
}

type Way = 'password' | 'code'

function ProveDialog({ onEnd }: { onEnd: (proved: boolean) => void }) {
  const [known, setKnown] = useState<Security | null>(null)
  const [way, setWay] = useState<Way>('password')
  const [given, setGiven] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    call<Security>('GET', '/api/account/security')
      .then(({ body }) => {
        setKnown(body)
        if (body && !body.hasPassword && body.totpSince !== null) setWay('code')
      })
      .catch((error: unknown) => setFault(faultWord(error)))
  }, [])
  useEffect(() => form.current?.querySelector('input')?.focus(), [way, known === null])

  const send = async (proof: () => Promise<Record<string, unknown>>) => {
    if (busy) return
    setBusy(true)
    setFault(null)
    try {
      const json = await proof()
      await renewing('/api/account/fresh', json)
      onEnd(true)
    } catch (error) {
      setFault(faultWord(error))
      setBusy(false)
    }
  }
  const submit = () => {
    // A password manager may have filled the field without telling anyone.
    const typed = String(new FormData(form.current ?? undefined).get('secret') ?? given)
    if (!typed.trim()) return setFault(way === 'password' ? words.needPassword : words.needCode)
    void send(async () => ({ [way]: typed }))
  }

  return (
    <Dialog open onClose={() => onEnd(false)} title={<Say w={words.title} alone />}>
      <p>
        <Say w={words.why} />
      </p>
      <form
        ref={form}
        class={css.form}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <input type="hidden" name="username" autocomplete="username" value={known?.login ?? me.value?.name ?? ''} />
        {way === 'password' ? (
          <Field
            label={<Say w={words.password} alone />}
            name="secret"
            type="password"
            autoComplete="current-password"
            maxLength={256}
            value={given}
            onChange={setGiven}
          />
        ) : (
          <Field
            label={<Say w={words.code} alone />}
            hint={<Say w={words.codeHint} alone />}
            class={css.code}
            name="secret"
            autoComplete="one-time-code"
            maxLength={40}
            value={given}
            onChange={setGiven}
          />
        )}
        <Fault said={fault} />
        <Button kind="give" type="submit" wide disabled={busy} class={css.press}>
          <Say w={busy ? words.confirming : words.confirm} alone />
        </Button>
      </form>
      <div class={css.buttons}>
        {known && known.passkeys.length > 0 && knowsPasskeys() && (
          <Button
            class={css.press}
            disabled={busy}
            onClick={() => void send(async () => ({ passkey: await askPasskey('fresh/ask') }))}
          >
            <Say w={words.usePasskey} alone />
          </Button>
        )}
        {known && known.totpSince !== null && known.hasPassword && (
          <Button
            kind="quiet"
            class={css.press}
            onClick={() => {
              setGiven('')
              setFault(null)
              setWay(way === 'code' ? 'password' : 'code')
            }}
          >
            <Say w={way === 'code' ? words.usePassword : words.useCode} alone />
          </Button>
        )}
      </div>
    </Dialog>
  )
}
