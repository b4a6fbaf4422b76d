// 「いますぐ止める」: features off at once, for this facility, until somebody switches them on again.
import { dayOf } from '../../schema/kit/day.ts'
import type { Feature } from '../../schema/permission/matrix.ts'
import { FEATURE_WORDS } from '../../schema/permission/words.ts'
import type { Routes } from '../../worker/facility/routes.ts'
import { askMe } from '../account/me.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply, wordOf } from '../kit/call.ts'
import { clockTime, monthDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { switchWords as words } from './switch-words.ts'

const word = wordOf<Routes>('facility')
type List = Reply<Routes, '/switch'>

export function Switches() {
  const loaded = useLoad<List>(addressOf(facilityId(), 'facility', '/switch'))
  const { busy, fault, send } = useSend()
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
          { id: 'act', head: <span class="unseen">{words.act}</span>, width: '12rem' },
        ]}
      >
        {list.features.map(({ feature, off, at, by }) => (
          <Line key={feature} tone={off ? 'look' : 'plain'}>
            <Cell name>{FEATURE_WORDS[feature]}</Cell>
            <Cell of={words.state}>
              {off ? words.off(by ?? '', at === null ? '' : `${monthDay(dayOf(at))} ${clockTime(at)}`) : words.on}
            </Cell>
            <Cell>
              {mayHere('facility.switch') && (
                <Button
                  disabled={busy}
                  label={off ? words.turnOnOf(FEATURE_WORDS[feature]) : words.turnOffOf(FEATURE_WORDS[feature])}
                  onClick={() => void turn(feature, !off)}
                >
                  {off ? words.turnOn : words.turnOff}
                </Button>
              )}
            </Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}
