// 「いますぐ止める」: features off at once, for this facility, until somebody switches them on again; and the day from which one runs.
import { useState } from 'preact/hooks'
import { addDays, type Day, dayOf } from '../../schema/kit/day.ts'
import type { Feature } from '../../schema/permission/matrix.ts'
import { FEATURE_WORDS } from '../../schema/permission/words.ts'
import type { Routes } from '../../worker/facility/routes.ts'
import { askMe } from '../account/me.ts'
import { Button, Buttons } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField } from '../kit/Field.tsx'
import { clockTime, longDay, monthDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import dialog from '../office/dialog.module.css'
import { switchWords as words } from './switch-words.ts'

const word = wordOf<Routes>('facility')
type List = Reply<Routes, '/switch'>

export function Switches() {
  const loaded = useLoad<List>(addressOf(facilityId(), 'facility', '/switch'))
  const { busy, fault, send } = useSend()
  const [starting, setStarting] = useState<Feature | null>(null)
  const list = loaded?.data.value
  if (!list) return null
  const turn = async (feature: Feature, off: boolean) => {
    const json = { feature, off }
    if (!(await send((id) => word.post(facilityId(), '/switch', { id, ...json }), json))) return
    await Promise.all([loaded?.refresh(), askMe()])
  }
  return (
    <Part title={words.title} second={words.more}>
      <div aria-live="polite">{fault && <Notice tone="look" title={fault.message} />}</div>
      <Table
        caption={words.title}
        columns={[
          { id: 'feature', head: words.feature },
          { id: 'state', head: words.state },
          { id: 'act', head: <span class="unseen">{words.act}</span>, width: '18rem' },
        ]}
      >
        {list.features.map(({ feature, off, at, by, startsOn }) => (
          <Line key={feature} tone={off ? 'look' : startsOn ? 'rest' : 'plain'}>
            <Cell name>{FEATURE_WORDS[feature]}</Cell>
            <Cell of={words.state}>
              {off
                ? words.off(by ?? '', at === null ? '' : `${monthDay(dayOf(at))} ${clockTime(at)}`)
                : startsOn
                  ? words.from(longDay(startsOn))
                  : words.on}
            </Cell>
            <Cell>
              {mayHere('facility.switch') && (
                <Buttons>
                  <Button
                    disabled={busy}
                    label={off ? words.turnOnOf(FEATURE_WORDS[feature]) : words.turnOffOf(FEATURE_WORDS[feature])}
                    onClick={() => void turn(feature, !off)}
                  >
                    {off ? words.turnOn : words.turnOff}
                  </Button>
                  {!off && (
                    <Button disabled={busy} label={words.chooseOf(FEATURE_WORDS[feature])} onClick={() => setStarting(feature)}>
                      {words.choose}
                    </Button>
                  )}
                </Buttons>
              )}
            </Cell>
          </Line>
        ))}
      </Table>
      {starting && (
        <Starting
          feature={starting}
          startsOn={list.features.find(({ feature }) => feature === starting)?.startsOn ?? null}
          onClose={() => setStarting(null)}
          onDone={async () => {
            setStarting(null)
            await Promise.all([loaded?.refresh(), askMe()])
          }}
        />
      )}
    </Part>
  )
}

interface StartingProps {
  feature: Feature
  startsOn: Day | null
  onClose: () => void
  onDone: () => Promise<void>
}

/** From which day a feature runs: first the records, later what stands on them. */
function Starting({ feature, startsOn, onClose, onDone }: StartingProps) {
  const { busy, fault, send } = useSend()
  const [day, setDay] = useState(startsOn)
  const start = async (from: Day | null) => {
    const json = { feature, startsOn: from }
    if (await send((id) => word.post(facilityId(), '/start', { id, ...json }), json)) await onDone()
  }
  return (
    <Dialog
      open
      title={words.chooseOf(FEATURE_WORDS[feature])}
      onClose={onClose}
      foot={
        <div class={dialog.foot}>
          {startsOn && (
            <Button disabled={busy} onClick={() => void start(null)}>
              {words.atOnce}
            </Button>
          )}
          <Button kind="give" disabled={busy || day === null} onClick={() => void start(day)}>
            {words.startOn}
          </Button>
        </div>
      }
    >
      <p>{words.chooseMore}</p>
      <DayField label={words.day} value={day} onChange={setDay} min={addDays(today(), 1)} error={fault?.message} />
    </Dialog>
  )
}
