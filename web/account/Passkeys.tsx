// One's passkeys: what they are called, when they were used, one more, one less.
import { useState } from 'preact/hooks'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { call } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { renewing } from '../kit/renewing.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { plain, Say, type Word } from '../kit/words.tsx'
import css from './Account.module.css'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import type { Security } from './Prove.tsx'
import { knowsPasskeys, makePasskey } from './passkey.ts'
import { words } from './security-words.ts'

type Passkey = Security['passkeys'][number]
export const dayText = (moment: Moment): string => dayOf(moment).replaceAll('-', '/')

/** Makes a passkey and keeps it on the server; the sign-in is as strong as one with it afterwards. */
export async function addPasskey(): Promise<void> {
  const answer = await makePasskey()
  await renewing('/api/account/passkey/register', { answer })
}

export function Passkeys({ passkeys, onChange }: { passkeys: readonly Passkey[]; onChange: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const [added, setAdded] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  const [open, setOpen] = useState<{ what: 'rename' | 'remove'; passkey: Passkey } | null>(null)
  const add = async () => {
    setBusy(true)
    setAdded(false)
    setFault(null)
    try {
      await addPasskey()
      setAdded(true)
      await onChange()
    } catch (error) {
      setFault(faultWord(error))
    } finally {
      setBusy(false)
    }
  }
  const close = () => setOpen(null)
  return (
    <Sheet>
      <div class={css.group}>
        <h2 class={css.title}>
          <Say w={words.passkeys} alone />
        </h2>
        <p class={css.second}>
          <Say w={knowsPasskeys() ? words.passkeysWhy : words.passkeysUnknown} />
        </p>
        {passkeys.length === 0 ? (
          <p>
            <Say w={words.passkeysNone} alone />
          </p>
        ) : (
          <ul class={css.keys}>
            {passkeys.map((passkey) => (
              <li key={passkey.passkeyId} class={css.key}>
                <span class={css.keyName}>
                  <b>{passkey.name}</b>
                  <span class={css.second}>
                    <Say
                      w={passkey.usedAt === null ? words.since(dayText(passkey.createdAt)) : words.used(dayText(passkey.usedAt))}
                      alone
                    />
                  </span>
                </span>
                <span class={css.buttons}>
                  <Button
                    kind="quiet"
                    class={css.press}
                    label={plain(words.renameOf(passkey.name))}
                    onClick={() => setOpen({ what: 'rename', passkey })}
                  >
                    <Say w={words.rename} alone />
                  </Button>
                  <Button
                    kind="quiet"
                    class={css.press}
                    label={plain(words.removeOf(passkey.name))}
                    onClick={() => setOpen({ what: 'remove', passkey })}
                  >
                    <Say w={words.remove} alone />
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
        {knowsPasskeys() && (
          <Button class={css.press} disabled={busy} onClick={() => void add()}>
            <Say w={busy ? words.adding : words.addPasskey} alone />
          </Button>
        )}
        {added && (
          <p role="status">
            <Say w={words.added} />
          </p>
        )}
        <Fault said={fault} />
      </div>
      {open?.what === 'rename' && <Rename passkey={open.passkey} onClose={close} onChange={onChange} />}
      {open?.what === 'remove' && (
        <Ask
          title={words.removeAsk(open.passkey.name)}
          what={words.removeWhat}
          act={words.remove}
          onAct={async () => {
            await call('POST', '/api/account/passkey/remove', { json: { passkeyId: open.passkey.passkeyId } })
            await onChange()
          }}
          onClose={close}
        />
      )}
    </Sheet>
  )
}

interface AskProps {
  title: Word
  what: Word
  act: Word
  onAct: () => Promise<void>
  onClose: () => void
}

/** One question before something about the sign-in is taken away. */
export function Ask({ title, what, act, onAct, onClose }: AskProps) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  const go = async () => {
    setBusy(true)
    setFault(null)
    try {
      await onAct()
      onClose()
    } catch (error) {
      setFault(faultWord(error))
      setBusy(false)
    }
  }
  return (
    <Dialog open onClose={onClose} title={<Say w={title} alone />}>
      <p>
        <Say w={what} />
      </p>
      <Fault said={fault} />
      <div class={css.buttons}>
        <Button class={css.press} disabled={busy} onClick={() => void go()}>
          <Say w={act} alone />
        </Button>
        <Button kind="quiet" class={css.press} onClick={onClose}>
          <Say w={words.keep} alone />
        </Button>
      </div>
    </Dialog>
  )
}

function Rename({ passkey, onClose, onChange }: { passkey: Passkey; onClose: () => void; onChange: () => Promise<void> }) {
  const [name, setName] = useState(passkey.name)
  const [fault, setFault] = useState<Word | string | null>(null)
  const save = async () => {
    if (!name.trim()) return setFault(words.needName)
    try {
      await call('POST', '/api/account/passkey/rename', { json: { passkeyId: passkey.passkeyId, name: name.trim() } })
      await onChange()
      onClose()
    } catch (error) {
      setFault(faultWord(error))
    }
  }
  return (
    <Dialog open onClose={onClose} title={<Say w={words.rename} alone />}>
      <form class={css.form} noValidate onSubmit={submits(save)}>
        <Field label={<Say w={words.name} alone />} maxLength={40} value={name} onChange={setName} />
        <Fault said={fault} />
        <Button kind="give" type="submit" wide class={css.press}>
          <Say w={words.save} alone />
        </Button>
      </form>
    </Dialog>
  )
}
