// The family's side: somebody who is on no list stands at the door. The question takes the whole screen; what was answered stays on きょう.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/pickup/routes.ts'
import { Name } from '../family/Name.tsx'
import { type FamilyChild, refreshToday } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { clockTime } from '../kit/format.ts'
import { PhoneIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import css from './Asked.module.css'
import { shown, words } from './asked-words.ts'

const pickup = wordOf<Routes>('pickup')
type Ask = FamilyChild['asks'][number]

export function Asked({ family }: { family: readonly FamilyChild[] }) {
  const [laterOn, setLaterOn] = useState<readonly string[]>([])
  const asks = family.flatMap((child) => child.asks.map((ask) => ({ child, ask })))
  const now = asks.find(({ ask }) => ask.state === 'waiting' && !laterOn.includes(ask.askId))
  return (
    <>
      {asks
        .filter((one) => one !== now)
        .map(({ child, ask }) => (
          <Answered
            key={ask.askId}
            child={child}
            ask={ask}
            onOpen={() => setLaterOn(laterOn.filter((askId) => askId !== ask.askId))}
          />
        ))}
      {now && (
        <Dialog open place="whole" onClose={() => setLaterOn([...laterOn, now.ask.askId])} title={<Say w={words.title} alone />}>
          <Question child={now.child} ask={now.ask} />
        </Dialog>
      )}
    </>
  )
}

function useAnswer({ facilityId, childId }: FamilyChild, askId: string) {
  const { busy, fault, send } = useSend()
  const answer = async (yes: boolean) => {
    const json = { childId, askId, yes }
    await send((id) => pickup.post(facilityId, '/answer', { id, ...json }), json)
    await refreshToday(facilityId)
  }
  return { busy, fault, answer }
}

function Question({ child, ask }: { child: FamilyChild; ask: Ask }) {
  const { busy, fault, answer } = useAnswer(child, ask.askId)
  const phone = child.rules?.phone
  return (
    <div class={css.question}>
      <p class={css.who}>
        <Say w={words.came(child.given)} />
      </p>
      <p class={css.person}>
        <Name>{ask.name}</Name>
        <small>
          <Name>{ask.relationship}</Name>
        </small>
      </p>
      <p class={css.second}>
        <Say w={shown[ask.shown]} />
      </p>
      <p class={css.may}>
        <Say w={words.may} />
      </p>
      <Button kind="give" wide class={css.big} disabled={busy} onClick={() => void answer(true)}>
        <Say w={words.yes} />
      </Button>
      <Button wide class={css.big} disabled={busy} onClick={() => void answer(false)}>
        <Say w={words.no} />
      </Button>
      <div aria-live="polite">{fault && <Notice tone="look" title={fault.message} />}</div>
      <p class={css.second}>
        <Say w={words.until(clockTime(ask.expiresAt))} />
      </p>
      {phone && (
        <Button kind="quiet" href={`tel:${phone}`} icon={PhoneIcon}>
          {phone}
        </Button>
      )}
    </div>
  )
}

/** A question that was put off or answered. A yes can be taken back while the time runs. */
function Answered({ child, ask, onOpen }: { child: FamilyChild; ask: Ask; onOpen: () => void }) {
  const { busy, fault, answer } = useAnswer(child, ask.askId)
  const who = `${ask.name}（${ask.relationship}）`
  if (ask.state === 'waiting')
    return (
      <Notice
        tone="act"
        title={<Say w={words.title} alone />}
        end={
          <Button onClick={onOpen}>
            <Say w={words.open} alone />
          </Button>
        }
      >
        <Name>{who}</Name>
      </Notice>
    )
  const yes = ask.state === 'yes'
  return (
    <Notice
      tone={yes ? 'ink' : 'look'}
      title={<Say w={yes ? words.saidYes(child.given, who) : words.saidNo(child.given, who)} alone />}
      end={
        yes &&
        child.status !== 'left' && (
          <Button disabled={busy} label={plain(words.takeBack)} onClick={() => void answer(false)}>
            <Say w={words.takeBack} alone />
          </Button>
        )
      }
    >
      {fault?.message}
    </Notice>
  )
}
