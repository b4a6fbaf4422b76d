// 月に一度のアンケート, the same in both doors: a line that can be passed over, two questions behind it, and then nothing for a month.
import { type ComponentChildren, Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { type Audience, SCORES } from '../../schema/survey/rule.ts'
import type { Routes } from '../../worker/survey/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { call, type Reply } from '../kit/call.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Say } from '../kit/words.tsx'
import css from './Survey.module.css'
import { scores, words } from './words.ts'

const Desk = ({ children }: { children: ComponentChildren }) => <Sheet flush>{children}</Sheet>

/** Draws nothing for whoever has answered this month, or let it be. */
export function Survey({ facility, audience }: { facility: number; audience: Audience }) {
  const address = `/api/f/${facility}/survey`
  const loaded = useLoad<Reply<Routes, '/'>>(address)
  const [open, setOpen] = useState(false)
  const [first, setFirst] = useState<string | null>(null)
  const [second, setSecond] = useState<string | null>(null)
  const [done, setDone] = useState<'thanks' | 'gone' | null>(null)
  const { busy, fault, send } = useSend()
  const give = async (answers?: { first: number; second: number }) => {
    const sent = await send((id) => call('POST', `${address}/answer`, { json: { id, ...(answers ? { answers } : {}) } }), answers)
    if (sent) setDone(answers ? 'thanks' : 'gone')
  }
  if (done === 'gone' || !loaded?.data.value?.asks) return null
  // At the desk it stands alone; a family's is the last of the lines of a sheet.
  const Frame = audience === 'staff' ? Desk : Fragment
  if (done)
    return (
      <Frame>
        <p class={css.survey} role="status">
          <Say w={words.thanks} />
        </p>
      </Frame>
    )
  const question = (legend: 1 | 2, value: string | null, onChange: (value: string) => void) => (
    <Chips
      legend={<Say w={words[`${audience}${legend}`]} />}
      value={value}
      onChange={onChange}
      chips={SCORES.map((score) => ({ value: String(score), label: <Say w={scores[score]} alone /> }))}
    />
  )
  return (
    <Frame>
      <section class={css.survey} aria-busy={busy}>
        <p>
          <Say w={words.ask} />
          <span class={css.second}>
            <Say w={words.nobody} />
          </span>
        </p>
        {open && (
          <>
            {question(1, first, setFirst)}
            {question(2, second, setSecond)}
          </>
        )}
        {fault && <Notice tone="look" title={fault.message} />}
        <div class={css.acts}>
          {open ? (
            <Button
              kind="give"
              disabled={busy || first === null || second === null}
              onClick={() => void give({ first: Number(first), second: Number(second) })}
            >
              <Say w={words.send} alone />
            </Button>
          ) : (
            <Button onClick={() => setOpen(true)}>
              <Say w={words.answer} alone />
            </Button>
          )}
          <Button kind="quiet" disabled={busy} onClick={() => void give()}>
            <Say w={words.notNow} alone />
          </Button>
        </div>
      </section>
    </Frame>
  )
}
