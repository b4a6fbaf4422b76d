// 端末: tablets and PCs of the facility, what is open on them, pairing, changing and ending them, and codes for PINs.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/device/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Desk } from '../office/Desk.tsx'
import { writtenAt } from '../office/describe.ts'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import type { Device, DeviceList } from './AboutDevice.tsx'
import { ChangeDevice } from './ChangeDevice.tsx'
import css from './Devices.module.css'
import { PairDevice } from './PairDevice.tsx'
import { Pins } from './Pins.tsx'
import { kindWords, deskWords as words } from './words.ts'

const word = wordOf<Routes>('device')

export function Devices() {
  const loaded = useLoad<DeviceList>(addressOf(facilityId(), 'device', '/'), { every: 15_000 })
  const list = loaded?.data.value
  const [told, setTold] = useState('')
  const [ending, setEnding] = useState<Device | null>(null)
  const [changing, setChanging] = useState<Device | null>(null)
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
            <DeviceTable list={list} onChange={setChanging} onEnd={setEnding} />
          )}
          {mayHere('device.pair') && <PairDevice classes={list.classes} onPaired={(name) => void done(words.paired(name))} />}
          {mayHere('pin.issue') && <Pins people={list.people} onIssued={() => void loaded?.refresh()} />}
        </>
      )}
      {list && changing && (
        <ChangeDevice
          device={changing}
          classes={list.classes}
          onClose={() => setChanging(null)}
          onChanged={(name) => {
            setChanging(null)
            void done(words.changed(name))
          }}
        />
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

interface DeviceTableProps {
  list: DeviceList
  onChange: (device: Device) => void
  onEnd: (device: Device) => void
}

function DeviceTable({ list, onChange, onEnd }: DeviceTableProps) {
  const classNames = (ids: readonly Id[]) =>
    ids.length === 0 ? words.all : list.classes.flatMap(({ classId, name }) => (ids.includes(classId) ? [name] : [])).join('・')
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'name', head: words.name },
        { id: 'kind', head: words.kind, width: '9rem' },
        { id: 'classes', head: words.classes, width: '8rem' },
        { id: 'open', head: words.open, width: '12rem' },
        { id: 'seen', head: words.lastSeen, width: '7rem' },
        { id: 'by', head: words.pairedBy, width: '9rem' },
        { id: 'state', head: words.state, width: '8rem' },
        { id: 'acts', head: <span class="unseen">{words.acts}</span>, width: '13rem' },
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
          <Cell of={words.state}>
            {stateOf(device)}
            {device.revokedAt === null && device.ahead ? <b class={css.clock}>{words.clock(device.ahead)}</b> : null}
          </Cell>
          <Cell number>
            {device.revokedAt === null && (
              <span class={css.acts}>
                {mayHere('device.pair') && (
                  <Button label={words.changeOf(device.name)} onClick={() => onChange(device)}>
                    {words.change}
                  </Button>
                )}
                <Button label={words.revokeOf(device.name)} onClick={() => onEnd(device)}>
                  {words.revoke}
                </Button>
              </span>
            )}
          </Cell>
        </Line>
      ))}
    </Table>
  )
}
