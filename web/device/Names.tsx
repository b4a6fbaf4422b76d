// The names on a tablet: today's opened ones as large keys, the list to open one from, and the PIN. One dialog for opening, unlocking, proving.
import { useEffect, useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { ChevronLeftIcon, LockIcon, PlusIcon, PrinterIcon, QrIcon } from '../kit/icons.tsx'
import { unsent } from '../kit/outbox.ts'
import { ChoosePin } from './ChoosePin.tsx'
import css from './Names.module.css'
import { actAs, acting, asking, nameOpened, openNames, self, settleAsking, staffOf } from './paired.ts'
import { sendPin, sentenceOf } from './send-pin.ts'
import { words } from './words.ts'

/** The row of open names at the foot of the tablet; one tap takes the name as the one at work. */
export function Names({ onPapers, onRead }: { onPapers: () => void; onRead?: () => void }) {
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
        {onRead && (
          <button type="button" class={css.name} onClick={onRead}>
            <QrIcon size={20} />
            <b>{words.readCodes}</b>
          </button>
        )}
        <button type="button" class={css.name} onClick={onPapers}>
          <PrinterIcon size={20} />
          <b>{words.papers}</b>
        </button>
      </fieldset>
    </section>
  )
}

const WHY = { open: '', locked: words.pinLocked, fresh: words.pinFresh, change: words.changePinMore } as const

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
  if (now.why === 'changed') return <Changed />
  const name = chosen ? (staffOf(chosen)?.name ?? '') : ''
  const changes = now.why === 'change'
  const title = !chosen ? words.who : first ? words.firstTime : changes ? words.changePin : words.pinOf(name)
  return (
    <Dialog open onClose={() => settleAsking(false)} title={title}>
      {!first && WHY[now.why] && <p>{WHY[now.why]}</p>}
      {!chosen ? (
        <Staff onChoose={setPersonId} />
      ) : first || changes ? (
        <ChoosePin key={`${chosen} ${first}`} personId={chosen} by={first ? 'code' : 'old'} />
      ) : (
        <PinPad key={chosen} personId={chosen} />
      )}
      <div class={css.ways}>
        {chosen && !first && (
          <Button kind="quiet" onClick={() => setFirst(true)}>
            {changes ? words.forgot : words.firstTime}
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

const Changed = () => (
  <Dialog open onClose={() => settleAsking(true)} title={words.changedPin}>
    <p role="status">{words.changedPinMore}</p>
  </Dialog>
)

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
