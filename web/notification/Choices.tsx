// What to be told, and between which times not.
import { useState } from 'preact/hooks'
import { writeTime } from '../../schema/kit/time.ts'
import { MAIL_CHOICES, type MailChoice, PUSH_KINDS, type PushKind } from '../../schema/notification/input.ts'
import settings from '../family/Settings.module.css'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { Chips } from '../kit/Chips.tsx'
import { classes } from '../kit/classes.ts'
import { TimeField } from '../kit/Field.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import { Say } from '../kit/words.tsx'
import css from './PushSettings.module.css'
import { type Houses, inEach, type Own } from './push.ts'
import { words } from './words.ts'

/** What is offered first: the night. */
const NIGHT = { from: 21 * 60, to: 6 * 60 + 30 }

export function Choices({ houses, own }: { houses: Houses; own: Own }) {
  const [kinds, setKinds] = useState<readonly PushKind[]>(own.kinds)
  const [quiet, setQuiet] = useState(own.quiet !== null)
  const [from, setFrom] = useState<number | null>(own.quiet?.from ?? NIGHT.from)
  const [to, setTo] = useState<number | null>(own.quiet?.to ?? NIGHT.to)
  const [mail, setMail] = useState<MailChoice>(own.mail)
  const [saved, setSaved] = useState(false)
  const { busy, fault, send } = useSend()
  const changed = <Value,>(set: (value: Value) => void) => {
    return (value: Value) => {
      setSaved(false)
      set(value)
    }
  }
  const save = () => {
    if (quiet && (from === null || to === null)) return
    const choice = {
      kinds: PUSH_KINDS.filter((kind) => kinds.includes(kind)),
      quiet: quiet && from !== null && to !== null ? { from: writeTime(from), to: writeTime(to) } : null,
      mail,
    }
    void send(async (id) => {
      await inEach(houses, '/choice', { id, ...choice })
      setSaved(true)
    }, choice)
  }
  return (
    <Sheet label={words.what.ja}>
      <form class={settings.group} noValidate onSubmit={submits(save)}>
        <fieldset class={settings.group}>
          <legend class={css.what}>
            <Say w={words.what} alone />
          </legend>
          {PUSH_KINDS.map((kind) => (
            <Check
              key={kind}
              checked={kinds.includes(kind)}
              onChange={changed((on: boolean) => setKinds(on ? [...kinds, kind] : kinds.filter((one) => one !== kind)))}
            >
              <Say w={words[kind]} />
            </Check>
          ))}
          <p class={settings.second}>
            <Say w={words.correctedToo} />
          </p>
        </fieldset>
        <Check checked={quiet} onChange={changed(setQuiet)} second={<Say w={words.quietMore} />}>
          <Say w={words.quiet} />
        </Check>
        {quiet && (
          <>
            <TimeField label={<Say w={words.from} alone />} value={from} onChange={changed(setFrom)} />
            <TimeField label={<Say w={words.to} alone />} value={to} onChange={changed(setTo)} />
          </>
        )}
        {own.canMail && (
          <>
            <Chips
              legend={<Say w={words.mail} alone />}
              chips={MAIL_CHOICES.map((value) => ({ value, label: <Say w={words[`mail_${value}`]} alone />, span: 4 as const }))}
              value={mail}
              onChange={changed((one: MailChoice | null) => setMail(one ?? 'second'))}
            />
            <p class={classes(settings.second, css.where)}>
              <Say w={words.mailWhere} />{' '}
              <a href="/family/settings?account">
                <Say w={words.mailAddress} alone />
              </a>
            </p>
          </>
        )}
        <Button type="submit" disabled={busy}>
          <Say w={words.save} alone />
        </Button>
        <p role="status">{saved && <Say w={words.saved} />}</p>
        {fault && (
          <p role="alert" class={settings.error} lang="ja">
            {fault.message}
          </p>
        )}
      </form>
    </Sheet>
  )
}
