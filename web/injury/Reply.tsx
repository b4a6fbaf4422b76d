// 返信: what a guardian wrote back to a note, and a field for more. What is sent stays as it is; what is being written is kept until it has arrived.
import { useState } from 'preact/hooks'
import { LONGEST } from '../../schema/injury/rule.ts'
import { Button } from '../kit/Button.tsx'
import { draftAt, draftPlace, keepDraft } from '../kit/drafts.ts'
import { TextArea } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { Say } from '../kit/words.tsx'
import { words } from './family-words.ts'
import css from './Injury.module.css'

interface ReplyProps {
  facility: number
  /** The note or card that is answered. */
  about: string
  sent: readonly { id: string; note: string | null; at: number }[]
  post: (id: string, text: string) => Promise<unknown>
  onDone: () => void
}

export function Reply({ facility, about, sent, post, onDone }: ReplyProps) {
  const place = draftPlace(facility, `reply ${about}`)
  const text = draftAt<{ text: string }>(place)?.text ?? ''
  const [open, setOpen] = useState(text !== '')
  const { busy, fault, send } = useSend()
  const said = text.trim()
  const give = async () => {
    if (!(await send((id) => post(id, said), [about, said]))) return
    keepDraft(place, null)
    setOpen(false)
    onDone()
  }
  return (
    <>
      {sent.map((one) => (
        <p key={one.id} class={css.text}>
          <b>
            <Say w={words.replied} alone /> {clockTime(one.at)}
          </b>
          <br />
          {one.note}
        </p>
      ))}
      {open ? (
        <div class={css.form}>
          <TextArea
            label={<Say w={words.reply} alone />}
            hint={<Say w={words.replyHint} />}
            rows={3}
            maxLength={LONGEST}
            value={text}
            onChange={(next) => keepDraft(place, { text: next })}
          />
          {fault && <Notice tone="look" title={fault.message} />}
          <Button kind="give" wide disabled={busy || !said} onClick={() => void give()}>
            <Say w={words.sendReply} alone />
          </Button>
        </div>
      ) : (
        <Button wide onClick={() => setOpen(true)}>
          <Say w={words.reply} alone />
        </Button>
      )}
    </>
  )
}
