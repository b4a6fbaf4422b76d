// 暗証番号: who of today's staff has one, and codes with which they choose it on a tablet.
import { useState } from 'preact/hooks'
import { dayOf } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/device/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import type { DeviceList } from './AboutDevice.tsx'
import css from './Devices.module.css'
import { deskWords as words } from './words.ts'

type Person = DeviceList['people'][number]

const word = wordOf<Routes>('device')

const isOut = ({ pin, codeUntil }: Person): boolean => pin || codeUntil !== null

export function Pins({ people, onIssued }: { people: readonly Person[]; onIssued: () => void }) {
  const [shown, setShown] = useState<{ name: string; code: string; until: number } | null>(null)
  const { busy, fault, send } = useSend()
  const issue = async ({ personId, name }: Person) => {
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
