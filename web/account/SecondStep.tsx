import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../kit/Button.tsx'
import { Refused } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { submits } from '../kit/submits.ts'
import { Say, type Word } from '../kit/words.tsx'
import { Fault } from './Fault.tsx'
import { faultWord } from './fault-word.ts'
import { words as proveWords } from './prove-words.ts'
import css from './SignIn.module.css'
import { signInSecond } from './sign-in.ts'
import { words } from './sign-in-words.ts'

/** The code after the password. `onOver`: it has to begin again, and why; null when the person chose so. */
export function SecondStep({ onOver }: { onOver: (why: Word | null) => void }) {
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Word | string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = async () => {
    if (busy) return
    if (!code.trim()) return setFault(proveWords.needCode)
    setBusy(true)
    setFault(null)
    try {
      await signInSecond(code.trim())
    } catch (error) {
      if (error instanceof Refused && error.code === 'half_over') return onOver(words.halfOver)
      setFault(faultWord(error))
      setBusy(false)
    }
  }
  return (
    <form ref={form} class={css.form} method="post" noValidate onSubmit={submits(submit)}>
      <Field
        label={<Say w={proveWords.code} alone />}
        hint={<Say w={proveWords.codeHint} alone />}
        name="code"
        autoComplete="one-time-code"
        maxLength={40}
        value={code}
        onChange={setCode}
      />
      <Fault said={fault} />
      <Button kind="give" type="submit" wide disabled={busy}>
        <Say w={busy ? words.entering : words.enter} alone />
      </Button>
      <Button kind="quiet" wide onClick={() => onOver(null)}>
        <Say w={words.back} alone />
      </Button>
    </form>
  )
}
