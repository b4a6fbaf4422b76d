// 要録の送付, by the school the children go to: what was sent, how and when, and when it was received.
import { useState } from 'preact/hooks'
import { SCHOOL_RECORD } from '../../schema/document/kinds/school-record.ts'
import {
  bySchool,
  COPIES,
  COPY_WORDS,
  type Copy,
  type Delivery,
  type Leaver,
  METHOD_WORDS,
  METHODS,
  type Method,
  standing,
} from '../../schema/keeping/delivery.ts'
import type { Day } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { placeOf } from '../document/api.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { eraDay, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId, mayHere } from '../office/desk.ts'
import { type Deliveries as Answer, keeping } from './api.ts'
import css from './Keeping.module.css'
import { words } from './words.ts'

type Ask = { what: 'send'; child: Leaver } | { what: 'receive' | 'take-back'; child: Leaver; delivery: Delivery }

interface DeliveriesProps {
  answer: Answer
  refresh: () => Promise<void>
}

export function Deliveries({ answer, refresh }: DeliveriesProps) {
  const [ask, setAsk] = useState<Ask | null>(null)
  const done = async () => {
    await refresh()
    setAsk(null)
  }
  if (answer.leavers.length === 0)
    return (
      <Sheet>
        <Empty title={words.none}>{words.noneMore}</Empty>
      </Sheet>
    )
  return (
    <>
      {bySchool(answer.leavers).map(([school, children]) => (
        <section key={school} class={css.group}>
          <h2 class={css.heading}>{school || words.noSchool}</h2>
          <Table
            caption={school || words.noSchool}
            columns={[
              { id: 'child', head: words.child, width: '14rem' },
              { id: 'record', head: words.record, width: '8rem' },
              { id: 'sent', head: words.sent },
            ]}
          >
            {children.map((child) => (
              <Line key={child.childId}>
                <Cell name>
                  {child.kana} <AllergensOf childId={child.childId} />
                  {child.leftOn && <span class={css.second}>{words.left(shortDay(child.leftOn))}</span>}
                </Cell>
                <Cell of={words.record}>
                  <a href={placeOf({ kind: SCHOOL_RECORD.key, subject: child.childId, day: answer.from })}>
                    {words[`${child.record}_record`]}
                  </a>
                </Cell>
                <Cell of={words.sent}>
                  <SentOf child={child} onAsk={setAsk} />
                </Cell>
              </Line>
            ))}
          </Table>
        </section>
      ))}
      {ask && <AskDialog key={`${ask.what} ${ask.child.childId}`} {...{ ask, answer, done }} onClose={() => setAsk(null)} />}
    </>
  )
}

/** 第一小学校長　書留・写し　令和9年3月20日 森 和代　受領まち */
function lineOf({ addressee, method, copy, sentOn, by, receivedOn, goneAt, reason }: Delivery): string {
  const received = receivedOn ? `${words.receivedOn} ${eraDay(receivedOn)}` : words.waitingReceipt
  const became = goneAt === null ? received : words.gone(reason ?? '')
  return [addressee, `${METHOD_WORDS[method]}・${COPY_WORDS[copy]}`, `${eraDay(sentOn)} ${by}`, became].join('　')
}

/** What was sent of one child, and what can be written down next. */
const SentOf = ({ child, onAsk }: { child: Leaver; onAsk: (ask: Ask) => void }) => (
  <ul class={css.sent}>
    {child.deliveries.map((one) => (
      <li key={one.id} class={one.goneAt === null ? undefined : css.gone}>
        <span>{lineOf(one)}</span>
        {one.goneAt === null && mayHere('keeping.write') && (
          <>
            <Button label={words.receivedOf(child.kana)} onClick={() => onAsk({ what: 'receive', child, delivery: one })}>
              {words.received}
            </Button>
            <Button
              kind="quiet"
              label={words.takeBackOf(child.kana)}
              onClick={() => onAsk({ what: 'take-back', child, delivery: one })}
            >
              {words.takeBack}
            </Button>
          </>
        )}
      </li>
    ))}
    {child.record === 'decided' && mayHere('keeping.write') && standing(child).length === 0 && (
      <li>
        <Button label={words.sendOf(child.kana)} onClick={() => onAsk({ what: 'send', child })}>
          {words.send}
        </Button>
      </li>
    )}
  </ul>
)

interface AskProps {
  ask: Ask
  answer: Answer
  done: () => Promise<void>
  onClose: () => void
}

function AskDialog({ ask, answer, done, onClose }: AskProps) {
  const { child } = ask
  const { busy, fault, send } = useSend()
  const [school, setSchool] = useState(child.school)
  const [addressee, setAddressee] = useState<string | null>(null)
  const [method, setMethod] = useState<Method>('hand')
  const [copy, setCopy] = useState<Copy>('copy')
  const [on, setOn] = useState<Day | null>(answer.today)
  const [reason, setReason] = useState('')
  const to = addressee ?? (school ? words.headOf(school) : '')
  const { childId } = child
  const titles = { send: words.sendOf, receive: words.receivedOf, 'take-back': words.takeBackOf }
  const labels = { send: words.send, receive: words.received, 'take-back': words.takeBack }
  const give = async () => {
    const sent = await send(
      (id) => {
        if (ask.what === 'send')
          return keeping.post(facilityId(), '/send', {
            ...{ id, childId, day: answer.from, school: school.trim(), addressee: to.trim(), method, copy, sentOn: on ?? '' },
          })
        const of = { id, childId, deliveryId: ask.delivery.id }
        return ask.what === 'receive'
          ? keeping.post(facilityId(), '/receive', { ...of, receivedOn: on ?? '' })
          : keeping.post(facilityId(), '/take-back', { ...of, reason: reason.trim() })
      },
      [school, to, method, copy, on, reason],
    )
    if (sent !== null) await done()
  }
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  return (
    <Dialog open onClose={onClose} title={titles[ask.what](child.kana)}>
      <form
        class={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        {fault && <Notice tone="look" title={fault.message} />}
        {ask.what === 'send' && (
          <>
            <Field label={words.school} required maxLength={80} value={school} error={at('school')} onChange={setSchool} />
            <Field
              label={words.addressee}
              hint={words.addresseeMore}
              required
              maxLength={80}
              value={to}
              error={at('addressee')}
              onChange={setAddressee}
            />
            <SelectField
              label={words.method}
              value={method}
              onChange={(value) => setMethod(value as Method)}
              options={METHODS.map((value) => ({ value, label: METHOD_WORDS[value] }))}
            />
            <SelectField
              label={words.copy}
              value={copy}
              onChange={(value) => setCopy(value as Copy)}
              options={COPIES.map((value) => ({ value, label: COPY_WORDS[value] }))}
            />
          </>
        )}
        {ask.what === 'take-back' ? (
          <Field label={words.reason} required maxLength={200} value={reason} error={at('reason')} onChange={setReason} />
        ) : (
          <DayField
            label={ask.what === 'send' ? words.sentDay : words.receivedDay}
            required
            max={answer.today}
            value={on}
            error={at('sentOn') ?? at('receivedOn')}
            onChange={setOn}
          />
        )}
        <Button type="submit" kind="give" disabled={busy || (ask.what === 'take-back' && !reason.trim())}>
          {labels[ask.what]}
        </Button>
      </form>
    </Dialog>
  )
}
