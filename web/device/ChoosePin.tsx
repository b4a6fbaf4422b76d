// The first PIN, or a new one: with the one-time code of the office, or by whoever knows the old one.
import { useState } from 'preact/hooks'
import { pinFault } from '../../schema/device/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { submits } from '../kit/submits.ts'
import css from './Names.module.css'
import { asking, nameOpened, settleAsking } from './paired.ts'
import { sendPin, sentenceOf } from './send-pin.ts'
import { words } from './words.ts'

type At = 'proof' | 'pin' | 'again'

export function ChoosePin({ personId, by }: { personId: Id; by: 'code' | 'old' }) {
  const [given, setGiven] = useState({ proof: '', pin: '', again: '' })
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ at: At; says: string } | null>(null)
  const old = by === 'old'
  const set = (part: Partial<typeof given>) => {
    setFault(null)
    setGiven({ ...given, ...part })
  }
  const decide = async () => {
    const weak = pinFault(given.pin)
    if (!given.proof.trim()) return setFault({ at: 'proof', says: old ? words.needOld : words.needCode })
    if (weak) return setFault({ at: 'pin', says: words.pinFaults[weak] })
    if (old && given.pin === given.proof) return setFault({ at: 'pin', says: words.sameAsOld })
    if (given.again !== given.pin) return setFault({ at: 'again', says: words.differs })
    setBusy(true)
    try {
      const name = await sendPin('pin', { personId, [by]: given.proof, pin: given.pin })
      nameOpened(name)
      if (old) asking.value = { personId, why: 'changed' }
      else settleAsking(true)
    } catch (error) {
      setFault({ at: 'proof', says: sentenceOf(error) })
      setBusy(false)
    }
  }
  const errorAt = (at: At) => (fault?.at === at ? fault.says : undefined)
  const secret = { type: 'password', inputMode: 'numeric', autoComplete: 'off', maxLength: 6 } as const
  const proof = { error: errorAt('proof'), value: given.proof, onChange: (to: string) => set({ proof: to }) }
  return (
    <form class={css.first} noValidate onSubmit={submits(decide)}>
      {old ? (
        <Field {...secret} {...proof} label={words.oldPin} />
      ) : (
        <>
          <p>{words.firstTimeMore}</p>
          <Field {...proof} label={words.oneTime} maxLength={40} autoComplete="off" />
        </>
      )}
      <Field {...secret} label={words.newPin} error={errorAt('pin')} value={given.pin} onChange={(pin) => set({ pin })} />
      <Field
        {...secret}
        label={words.newPinAgain}
        error={errorAt('again')}
        value={given.again}
        onChange={(again) => set({ again })}
      />
      <Button kind="give" type="submit" wide disabled={busy}>
        {busy ? words.checking : words.decide}
      </Button>
    </form>
  )
}
