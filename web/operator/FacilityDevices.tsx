// The devices of one facility for those who run the service: a lost one is ended here when its office cannot.
import { useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/operator/routes.ts'
import { kindWords } from '../device/words.ts'
import { Button } from '../kit/Button.tsx'
import { call, type Reply, type Sent } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { eraDay } from '../kit/format.ts'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Desk } from '../office/Desk.tsx'
import { writtenAt } from '../office/describe.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Operator.module.css'
import { words } from './words.ts'

type List = Reply<Routes, '/devices'>
type Device = List['devices'][number]

export function FacilityDevices() {
  const { facilityId } = visit.value.params
  const loaded = useLoad<List>(`/api/operator/devices?${new URLSearchParams({ facility: facilityId ?? '' })}`)
  const [ending, setEnding] = useState<Device | null>(null)
  const [told, setTold] = useState('')
  const list = loaded?.data.value
  const revoke = (id: string, from: List, { deviceId }: Device) => {
    const json: Sent<Routes, '/revoke'> = { id, facilityId: from.facilityId, deviceId }
    return call('POST', '/api/operator/revoke', { json })
  }
  return (
    <Desk
      title={list ? words.devicesOf(list.name) : words.devices}
      name={words.devices}
      end={
        <Button icon={ChevronLeftIcon} href="/office/operator">
          {words.toFacilities}
        </Button>
      }
    >
      <p class={css.second}>{words.devicesMore}</p>
      <div aria-live="polite">{told && <Notice tone="ink" title={told} />}</div>
      {!list ? (
        <Loading from={loaded} />
      ) : list.devices.length === 0 ? (
        <Sheet>
          <Empty title={words.none}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        <Table
          caption={words.devicesOf(list.name)}
          columns={[
            { id: 'name', head: words.name },
            { id: 'kind', head: words.kind, width: '12rem' },
            { id: 'paired', head: words.pairedAt, width: '10rem' },
            { id: 'seen', head: words.lastSeen, width: '9rem' },
            { id: 'revoke', head: <span class="unseen">{words.revoke}</span>, width: '9rem' },
          ]}
        >
          {list.devices.map((device) => (
            <Line key={device.deviceId}>
              <Cell name>{device.name}</Cell>
              <Cell of={words.kind}>{kindWords[device.kind]}</Cell>
              <Cell of={words.pairedAt}>{eraDay(dayOf(device.pairedAt))}</Cell>
              <Cell of={words.lastSeen}>{device.lastSeen === null ? words.never : writtenAt(device.lastSeen, today())}</Cell>
              <Cell number>
                <Button label={words.revokeOf(device.name)} onClick={() => setEnding(device)}>
                  {words.revoke}
                </Button>
              </Cell>
            </Line>
          ))}
        </Table>
      )}
      {list && ending && (
        <Confirm
          title={words.revokeTitle(ending.name, list.name)}
          more={words.revokeMore}
          yes={words.revokeYes}
          work={(id) => revoke(id, list, ending)}
          onClose={() => setEnding(null)}
          onDone={() => {
            setTold(words.revoked(ending.name))
            setEnding(null)
            void loaded?.refresh()
          }}
        />
      )}
    </Desk>
  )
}
