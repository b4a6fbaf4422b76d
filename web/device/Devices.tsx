// 端末: tablets and PCs of the facility, what is open on them, pairing and ending them, and codes for PINs.
import { useState } from 'preact/hooks'
import { DEVICE_KINDS, type DeviceKind } from '../../schema/device/rule.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/device/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Field, SelectField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { submits } from '../kit/submits.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Desk, Part } from '../office/Desk.tsx'
import { writtenAt } from '../office/describe.ts'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Devices.module.css'
import { kindWords, deskWords as words } from './words.ts'

type List = Reply<Routes, '/'>
type Device = List['devices'][number]

const word = wordOf<Routes>('device')

export function Devices() {
  const loaded = useLoad<List>(addressOf(facilityId(), 'device', '/'), { every: 15_000 })
  const list = loaded?.data.value
  const [told, setTold] = useState('')
  const [ending, setEnding] = useState<Device | null>(null)
  const done = async (sentence: string) => {
    setTold(sentence)
    await loaded?.refresh()
  }
  return (
    <Desk title={words.title} name={words.title} second={facility.value?.name}>
      <div aria-live="polite">{told && <Notice tone="ink" title={told} />}</div>
      {!list ? (
        <Loading from={loaded} />
      ) : (
        <>
          {list.devices.length === 0 ? (
            <Empty title={words.none}>{words.noneMore}</Empty>
          ) : (
            <DeviceTable list={list} onEnd={setEnding} />
          )}
          {mayHere('device.pair') && <Pair classes={list.classes} onPaired={(name) => void done(words.paired(name))} />}
          {mayHere('pin.issue') && <Pins people={list.people} onIssued={() => void loaded?.refresh()} />}
        </>
      )}
      {ending && (
        <Confirm
          title={words.revokeTitle(ending.name)}
          more={words.revokeMore}
          yes={words.revokeYes}
          work={(id) => word.post(facilityId(), '/revoke', { id, deviceId: ending.deviceId })}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null)
            void done(words.revoked_(ending.name))
          }}
        />
      )}
    </Desk>
  )
}

const stateOf = (device: Device): string =>
  device.revokedAt !== null
    ? `${words.revoked} ${writtenAt(device.revokedAt, today())} ${device.revokedBy ?? ''}`
    : device.until !== null
      ? words.live
      : device.lastSeen === null
        ? words.waiting
        : words.over

function DeviceTable({ list, onEnd }: { list: List; onEnd: (device: Device) => void }) {
  const classNames = (ids: readonly Id[]) =>
    ids.length === 0 ? words.all : list.classes.flatMap(({ classId, name }) => (ids.includes(classId) ? [name] : [])).join('・')
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'name', head: words.name },
        { id: 'kind', head: words.kind, width: '10rem' },
        { id: 'classes', head: words.classes, width: '10rem' },
        { id: 'open', head: words.open },
        { id: 'seen', head: words.lastSeen, width: '9rem' },
        { id: 'by', head: words.pairedBy, width: '11rem' },
        { id: 'state', head: words.state, width: '10rem' },
        { id: 'end', head: <span class="unseen">{words.revoke}</span>, width: '9rem' },
      ]}
    >
      {list.devices.map((device) => (
        <Line key={device.deviceId} tone={device.revokedAt === null ? 'plain' : 'rest'}>
          <Cell name>{device.name}</Cell>
          <Cell of={words.kind}>{kindWords[device.kind]}</Cell>
          <Cell of={words.classes}>{classNames(device.classIds)}</Cell>
          <Cell of={words.open}>{device.open.map(({ name }) => name).join('・')}</Cell>
          <Cell of={words.lastSeen}>{device.lastSeen === null ? words.never : writtenAt(device.lastSeen, today())}</Cell>
          <Cell of={words.pairedBy}>
            {device.pairedBy ?? ''} {writtenAt(device.pairedAt, today())}
          </Cell>
          <Cell of={words.state}>{stateOf(device)}</Cell>
          <Cell number>
            {device.revokedAt === null && (
              <Button label={words.revokeOf(device.name)} onClick={() => onEnd(device)}>
                {words.revoke}
              </Button>
            )}
          </Cell>
        </Line>
      ))}
    </Table>
  )
}

function Pair({ classes, onPaired }: { classes: List['classes']; onPaired: (name: string) => void }) {
  const [form, setForm] = useState({ code: '', name: '', kind: 'tablet' as DeviceKind, classIds: [] as Id[] })
  const [gap, setGap] = useState<'code' | 'name' | null>(null)
  const { busy, fault, send } = useSend()
  const set = (part: Partial<typeof form>) => {
    setGap(null)
    setForm({ ...form, ...part })
  }
  const pair = async () => {
    const missing = !form.code.trim() ? 'code' : !form.name.trim() ? 'name' : null
    setGap(missing)
    if (missing) return
    const json = { ...form, classIds: form.kind === 'office_pc' ? [] : form.classIds }
    if (!(await send((id) => word.post(facilityId(), '/pair', { id, ...json }), json))) return
    setForm({ code: '', name: '', kind: 'tablet', classIds: [] })
    onPaired(form.name)
  }
  const errorOf = (field: 'code' | 'name') =>
    gap === field ? (field === 'code' ? words.needCode : words.needName) : fault?.field === field ? fault.message : undefined
  return (
    <Part title={words.pair} second={words.pairMore}>
      <form class={css.form} noValidate onSubmit={submits(pair)}>
        <div class={css.fields}>
          <Field
            label={words.code}
            error={errorOf('code')}
            value={form.code}
            maxLength={40}
            autoComplete="off"
            onChange={(code) => set({ code })}
          />
          <Field
            label={words.name}
            hint={words.nameHint}
            error={errorOf('name')}
            value={form.name}
            maxLength={40}
            onChange={(name) => set({ name })}
          />
          <SelectField
            label={words.kind}
            value={form.kind}
            onChange={(kind) => set({ kind: DEVICE_KINDS.find((one) => one === kind) ?? 'tablet' })}
            options={DEVICE_KINDS.map((kind) => ({ value: kind, label: kindWords[kind] }))}
          />
        </div>
        {form.kind !== 'office_pc' && (
          <Chips
            many
            legend={words.classes}
            hint={words.classesHint}
            chips={classes.map(({ classId, name }) => ({ value: classId, label: name }))}
            value={form.classIds}
            onChange={(classIds) => set({ classIds })}
          />
        )}
        <Button kind="give" type="submit" disabled={busy}>
          {busy ? words.saving : words.save}
        </Button>
        {fault && fault.field !== 'code' && fault.field !== 'name' && <Notice tone="look" title={fault.message} />}
      </form>
    </Part>
  )
}

const isOut = ({ pin, codeUntil }: List['people'][number]): boolean => pin || codeUntil !== null

function Pins({ people, onIssued }: { people: List['people']; onIssued: () => void }) {
  const [shown, setShown] = useState<{ name: string; code: string; until: number } | null>(null)
  const { busy, fault, send } = useSend()
  const issue = async ({ personId, name }: List['people'][number]) => {
    const json = { personId }
    const answer = await send((id) => word.post(facilityId(), '/pin-code', { id, ...json }), json)
    if (!answer) return
    setShown({ name, code: answer.code, until: answer.until })
    onIssued()
  }
  return (
    <Part title={words.pins} second={words.pinsMore}>
      {fault && <Notice tone="look" title={fault.message} />}
      <Table
        caption={words.pins}
        columns={[
          { id: 'person', head: words.person },
          { id: 'pin', head: words.pin, width: '18rem' },
          { id: 'issue', head: <span class="unseen">{words.issue}</span>, width: '9rem' },
        ]}
      >
        {people.map((person) => (
          <Line key={person.personId}>
            <Cell name>{person.name}</Cell>
            <Cell of={words.pin}>
              {[
                person.pin ? words.has : words.hasNot,
                person.codeUntil !== null && words.codeOut(shortDay(dayOf(person.codeUntil))),
              ]
                .filter(Boolean)
                .join('　')}
            </Cell>
            <Cell number>
              <Button disabled={busy} label={words.issueOf(person.name, isOut(person))} onClick={() => void issue(person)}>
                {isOut(person) ? words.issueAgain : words.issue}
              </Button>
            </Cell>
          </Line>
        ))}
      </Table>
      {shown && (
        <Dialog open onClose={() => setShown(null)} title={words.issued(shown.name)}>
          <p class={css.code}>{shown.code}</p>
          <p>{words.issuedMore}</p>
          <p>{words.codeOut(shortDay(dayOf(shown.until)))}</p>
        </Dialog>
      )}
    </Part>
  )
}
