// At the door: somebody who is on no list. Asked of the guardians at once, or decided by 主任 or 園長 on the telephone; the child waits meanwhile.
import { useState } from 'preact/hooks'
import { SHOWN, type Shown } from '../../schema/pickup/rule.ts'
import { me } from '../account/me.ts'
import { acting, staffOf } from '../device/paired.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { addressOf } from '../kit/call.ts'
import { Field, TextArea } from '../kit/Field.tsx'
import { clockTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import type { ByAsking } from '../presence/act.ts'
import { askedFor } from '../presence/opened.ts'
import { PhoneNumbers } from '../presence/PhoneNumbers.tsx'
import css from './AskAtDoor.module.css'
import { CallBack } from './CallBack.tsx'
import { type Ask, type Asks, personOf, pickup, sayAnswer } from './door.ts'
import { shownWords, words } from './door-words.ts'

export interface AskAtDoorProps {
  facility: number
  child: { childId: string; kana: string }
  onHand: (person: string, by: ByAsking) => void
  onBack: () => void
}

/** True when whoever is at work here decides after a call. */
const isLead = (facility: number): boolean => {
  const roles = acting.value
    ? staffOf(acting.value)?.roles
    : me.value?.facilities.find(({ facilityId }) => facilityId === facility)?.roles
  return roles?.some(({ role }) => role === 'director' || role === 'head_teacher') ?? false
}

export function AskAtDoor({ facility, child, onHand, onBack }: AskAtDoorProps) {
  const loaded = useLoad<Asks>(addressOf(facility, 'pickup', '/asks'), { every: 5_000 })
  const [page, setPage] = useState<'state' | 'form' | 'call'>('state')
  const asks = loaded?.data.value?.asks
  const current = asks?.find(({ childId, vouched }) => childId === child.childId && vouched === null)
  const offline = loaded?.offline.value ?? false
  const refresh = () => {
    setPage('state')
    void loaded?.refresh()
  }
  if (!offline && !asks) return <p aria-busy="true">{words.opening}</p>
  const form = offline || page === 'form' || !current
  return (
    <div class={css.ask}>
      <h3 class={css.title}>{words.title}</h3>
      {form ? (
        <Form facility={facility} child={child} offline={offline} onAsked={refresh} onHand={onHand} />
      ) : page === 'call' ? (
        <CallBack facility={facility} ask={current} onDone={refresh} />
      ) : (
        <State ask={current} lead={isLead(facility)} onHand={onHand} onPage={setPage} />
      )}
      <Button kind="quiet" onClick={() => (page !== 'state' && current && !offline ? setPage('state') : onBack())}>
        {words.back}
      </Button>
    </div>
  )
}

/** What is true of the question now, and what can be done. */
function State({ ask, lead, onHand, onPage }: { ask: Ask; lead: boolean } & StateActs) {
  const person = personOf(ask)
  const callable = ask.state === 'waiting' || ask.state === 'over'
  return (
    <>
      <p class={css.who}>
        <b>{ask.name}</b> {ask.relationship} <span class={css.second}>{shownWords[ask.shown]}</span>
      </p>
      {ask.state === 'waiting' && (
        <Notice tone="look" title={`${words.waiting}　${words.until(clockTime(ask.expiresAt))}`}>
          {ask.guardians > 0 ? words.askedOf(ask.guardians) : words.askedOfNone}
        </Notice>
      )}
      {ask.state === 'yes' && (
        <>
          <Notice tone="ink" title={words.yes} />
          <Button kind="give" wide class={css.hand} onClick={() => onHand(person, { ask: ask.askId })}>
            {words.handTo(person)}
          </Button>
        </>
      )}
      {ask.state === 'no' && (
        <Notice tone="act" title={words.no}>
          {words.noMore}
        </Notice>
      )}
      {ask.state === 'over' && (
        <Notice tone="look" title={words.over}>
          {words.overMore}
        </Notice>
      )}
      {ask.answers.length > 0 && (
        <ul>
          {ask.answers.map((one) => (
            <li key={one.at}>{sayAnswer(one)}</li>
          ))}
        </ul>
      )}
      {callable &&
        (lead ? (
          <Button wide onClick={() => onPage('call')}>
            {words.call}
          </Button>
        ) : (
          <p class={css.second}>{words.leadOnly}</p>
        ))}
      {ask.state !== 'waiting' && (
        <Button wide onClick={() => onPage('form')}>
          {ask.state === 'over' ? words.again : words.other}
        </Button>
      )}
    </>
  )
}
interface StateActs {
  onHand: AskAtDoorProps['onHand']
  onPage: (page: 'form' | 'call') => void
}

interface FormProps extends Pick<AskAtDoorProps, 'facility' | 'child' | 'onHand'> {
  offline: boolean
  onAsked: () => void
}

/** Who stands there. With a line it is asked; without one only 主任 or 園長 goes on, by telephone, and says what was heard. */
function Form({ facility, child, offline, onAsked, onHand }: FormProps) {
  const [name, setName] = useState('')
  const [relationship, setRelationship] = useState('')
  const [shown, setShown] = useState<Shown | null>(null)
  const [said, setSaid] = useState('')
  const { busy, fault, send } = useSend()
  const lead = isLead(facility)
  const ready = name.trim() !== '' && relationship.trim() !== '' && shown !== null && (!offline || said.trim() !== '')
  const go = async () => {
    if (!ready || shown === null) return
    const who = { name: name.trim(), relationship: relationship.trim(), shown }
    if (offline) return onHand(personOf(who), { vouched: { ...who, said: said.trim() } })
    const json = { childId: child.childId, ...who }
    if (!(await send((id) => pickup.post(facility, '/ask', { id, ...json }), json))) return
    askedFor.value = [...askedFor.value.filter((one) => one !== child.childId), child.childId]
    onAsked()
  }
  if (offline && !lead)
    return (
      <Notice tone="act" title={words.noLine}>
        {words.noLineMore}
      </Notice>
    )
  return (
    <form class={css.ask} noValidate onSubmit={submits(() => void go())}>
      {offline ? (
        <>
          <Notice tone="look" title={words.noLine}>
            {words.noLineLead}
          </Notice>
          <h4 class={css.title}>{words.numbers}</h4>
          <PhoneNumbers facility={facility} childId={child.childId} />
        </>
      ) : (
        <p class={css.second}>{words.before}</p>
      )}
      <Field label={words.name} value={name} onChange={setName} maxLength={25} autoComplete="off" />
      <Field label={words.relationship} value={relationship} onChange={setRelationship} maxLength={10} autoComplete="off" />
      <Chips
        legend={words.shown}
        chips={SHOWN.map((value) => ({ value, label: shownWords[value], span: 2 as const }))}
        value={shown}
        onChange={setShown}
      />
      {offline && <TextArea label={words.saidOnPhone} value={said} onChange={setSaid} maxLength={200} />}
      <div aria-live="polite">{fault && <Notice tone="look" title={fault.message} />}</div>
      <Button kind="give" type="submit" wide disabled={busy || !ready}>
        {offline ? words.vouch : busy ? words.asking : words.ask}
      </Button>
    </form>
  )
}
