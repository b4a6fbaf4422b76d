// The names on a tablet: today's opened ones as large keys, the list to open one from, and the PIN. One dialog for opening, unlocking, proving.
import { useEffect, useState } from 'preact/hooks'
import { pinFault } from '../../schema/device/rule.ts'
import type { Moment } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { call, NoLine, Refused } from '../kit/call.ts'
import { classes } from '../kit/classes.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { ChevronLeftIcon, LockIcon, PlusIcon } from '../kit/icons.tsx'
import { unsent } from '../kit/outbox.ts'
import { submits } from '../kit/submits.ts'
import css from './Names.module.css'
import { actAs, acting, asking, DEVICE, nameOpened, openNames, paired, self, settleAsking, staffOf } from './paired.ts'
import { words } from './words.ts'

/** The row of open names at the foot of the tablet; one tap takes the name as the one at work. */
export function Names() {
  const waiting = (personId: Id) => unsent.value.filter(({ as }) => as?.['X-Person'] === personId).length
  const open = openNames.value
  // A name whose shift is over still has what it did not send: its key stays until that is sent.
  const owing = [...new Set(unsent.value.flatMap(({ as }) => as?.['X-Person'] ?? []))].filter(
    (personId) => !open.some((one) => one.personId === personId),
  )
  return (
    <section aria-label={words.openNames}>
      <fieldset class={css.names} aria-label={words.openNames}>
        {[...open.map(({ personId }) => personId), ...owing].map((personId) => {
          const count = waiting(personId)
          const closed = owing.includes(personId)
          return (
            <button
              key={personId}
              type="button"
              class={classes(css.name, acting.value === personId && css.acting)}
              aria-pressed={acting.value === personId}
              onClick={() => {
                if (closed) asking.value = { personId, why: 'locked' }
                else actAs(acting.value === personId ? null : personId)
              }}
            >
              {closed && <LockIcon size={20} />}
              <b>{staffOf(personId)?.name ?? words.acting}</b>
              {closed && count > 0 && <span>{words.unsentOf('', count)}</span>}
            </button>
          )
        })}
        <button
          type="button"
          class={css.name}
          onClick={() => {
            asking.value = { personId: null, why: 'open' }
          }}
        >
          <PlusIcon size={20} />
          <b>{words.openName}</b>
        </button>
      </fieldset>
    </section>
  )
}

/** Whatever asks for a name or a PIN now. */
export function NameDialog() {
  const now = asking.value
  const [personId, setPersonId] = useState<Id | null>(null)
  const [first, setFirst] = useState(false)
  const chosen = now?.personId ?? personId
  useEffect(() => {
    setPersonId(null)
    setFirst(false)
  }, [now])
  if (!now) return null
  const name = chosen ? (staffOf(chosen)?.name ?? '') : ''
  return (
    <Dialog open onClose={() => settleAsking(false)} title={!chosen ? words.who : first ? words.firstTime : words.pinOf(name)}>
      {now.why !== 'open' && <p>{now.why === 'locked' ? words.pinLocked : words.pinFresh}</p>}
      {!chosen ? (
        <Staff onChoose={setPersonId} />
      ) : first ? (
        <FirstPin key={chosen} personId={chosen} />
      ) : (
        <PinPad key={chosen} personId={chosen} />
      )}
      <div class={css.ways}>
        {chosen && !first && (
          <Button kind="quiet" onClick={() => setFirst(true)}>
            {words.firstTime}
          </Button>
        )}
        {chosen && now.personId === null && (
          <Button
            kind="quiet"
            icon={ChevronLeftIcon}
            onClick={() => {
              setFirst(false)
              setPersonId(null)
            }}
          >
            {words.who}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Staff({ onChoose }: { onChoose: (personId: Id) => void }) {
  const [search, setSearch] = useState('')
  const staff = self.value?.staff ?? []
  const asked = search.replace(/\s/g, '').normalize('NFKC')
  const shown = staff.filter(({ kana, name }) => `${kana} ${name}`.replace(/\s/g, '').includes(asked))
  if (staff.length === 0) return <p>{words.noStaff}</p>
  return (
    <>
      {staff.length > 12 && <Field label={words.search} type="search" value={search} onChange={setSearch} maxLength={40} />}
      {shown.length === 0 && <p>{words.noMatch}</p>}
      <ul class={css.staff}>
        {shown.map(({ personId, name, kana }) => (
          <li key={personId}>
            <button type="button" class={css.person} onClick={() => onChoose(personId)}>
              <b>{kana}</b>
              {name !== kana && <span>{name}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const BUSY_TRIES = 3

/** Sends what opens a name; a server with two hashes in its line is asked again. */
async function sendPin(path: 'open' | 'pin', json: Record<string, unknown>): Promise<{ personId: Id; until: Moment }> {
  for (let count = 1; ; count++) {
    try {
      const { body } = await call<{ personId: Id; until: Moment }>(
        'POST',
        `/api/f/${paired.value?.facilityId ?? 0}/device/${path}`,
        { json, as: DEVICE },
      )
      if (!body) throw new NoLine()
      return body
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'too_many') || count === BUSY_TRIES) throw error
      await new Promise((go) => setTimeout(go, 700 * count))
    }
  }
}

const sentenceOf = (error: unknown): string => {
  if (error instanceof Refused) return error.message
  if (error instanceof NoLine) return '電波がないので、いまは確かめられません。つながったら、もういちど入れてください。'
  throw error
}

function PinPad({ personId }: { personId: Id }) {
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const press = (digit: string) => {
    setFault(null)
    setPin((before) => (before.length < 6 ? before + digit : before))
  }
  const enter = async () => {
    if (busy || pin.length < 4) return
    setBusy(true)
    try {
      const name = await sendPin('open', { personId, pin })
      nameOpened(name)
      settleAsking(true)
    } catch (error) {
      setFault(sentenceOf(error))
      setPin('')
      setBusy(false)
    }
  }
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) press(event.key)
      else if (event.key === 'Backspace') setPin((before) => before.slice(0, -1))
      else if (event.key === 'Enter' && event.target === document.body) void enter()
    }
    addEventListener('keydown', typed)
    return () => removeEventListener('keydown', typed)
  })
  return (
    <div class={css.pad}>
      <p class={css.dots} role="status">
        <span aria-hidden="true">{'●'.repeat(pin.length) + '○'.repeat(Math.max(0, 4 - pin.length))}</span>
        <span class="unseen">{words.digits(pin.length)}</span>
      </p>
      <p role="alert" class={css.fault}>
        {fault}
      </p>
      <div class={css.keys}>
        {KEYS.map((digit) => (
          <button key={digit} type="button" class={css.key} onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" class={css.word} onClick={() => setPin('')}>
          {words.clear}
        </button>
        <button type="button" class={css.key} onClick={() => press('0')}>
          0
        </button>
        <Button kind="give" class={css.word} disabled={busy || pin.length < 4} onClick={() => void enter()}>
          {words.enter}
        </Button>
      </div>
    </div>
  )
}

/** The first PIN, or a new one: with the one-time code of the office. */
function FirstPin({ personId }: { personId: Id }) {
  const [given, setGiven] = useState({ code: '', pin: '', again: '' })
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ at: 'code' | 'pin' | 'again'; says: string } | null>(null)
  const set = (part: Partial<typeof given>) => {
    setFault(null)
    setGiven({ ...given, ...part })
  }
  const decide = async () => {
    const weak = pinFault(given.pin)
    if (!given.code.trim()) return setFault({ at: 'code', says: words.needCode })
    if (weak) return setFault({ at: 'pin', says: words.pinFaults[weak] })
    if (given.again !== given.pin) return setFault({ at: 'again', says: words.differs })
    setBusy(true)
    try {
      const name = await sendPin('pin', { personId, code: given.code, pin: given.pin })
      nameOpened(name)
      settleAsking(true)
    } catch (error) {
      setFault({ at: 'code', says: sentenceOf(error) })
      setBusy(false)
    }
  }
  const errorAt = (at: 'code' | 'pin' | 'again') => (fault?.at === at ? fault.says : undefined)
  const secret = { type: 'password', inputMode: 'numeric', autoComplete: 'off', maxLength: 6 } as const
  return (
    <form class={css.first} noValidate onSubmit={submits(decide)}>
      <p>{words.firstTimeMore}</p>
      <Field
        label={words.oneTime}
        error={errorAt('code')}
        value={given.code}
        maxLength={40}
        autoComplete="off"
        onChange={(code) => set({ code })}
      />
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
