import type { FacilitySettings } from '../../schema/facility/input.ts'
import { Button } from '../kit/Button.tsx'
import { eraDay } from '../kit/format.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { Part } from '../office/Desk.tsx'
import type { DatedSettings } from '../office/watch.ts'
import { differing } from './form.ts'
import { settingWords, words } from './words.ts'

/** Every version of the settings with its day, the newest first, and what changed with it. */
export function Dated({ dated, onOpen }: { dated: DatedSettings; onOpen: (settings: FacilitySettings) => void }) {
  const current = dated.versions.findLast(({ startsOn }) => startsOn <= dated.today)
  const rows = dated.versions.map((version, index) => ({ ...version, before: dated.versions[index - 1] })).reverse()
  return (
    <Part title={words.history}>
      <Table
        caption={words.history}
        columns={[
          { id: 'from', head: words.from, width: '12rem' },
          { id: 'state', head: words.state, width: '8rem' },
          { id: 'what', head: words.differences },
          { id: 'open', head: <span class="unseen">{words.load}</span>, width: '11rem' },
        ]}
      >
        {rows.map(({ startsOn, settings, before }) => (
          <Line key={startsOn} current={startsOn === current?.startsOn}>
            <Cell name>{eraDay(startsOn)}</Cell>
            <Cell>{startsOn === current?.startsOn ? words.inForce : startsOn > dated.today ? words.coming : words.past}</Cell>
            <Cell of={words.differences}>
              {before
                ? differing(settings, before.settings)
                    .map((key) => settingWords[key])
                    .join('、') || words.same
                : words.first}
            </Cell>
            <Cell number>
              <Button label={words.loadOf(eraDay(startsOn))} onClick={() => onOpen(settings)}>
                {words.load}
              </Button>
            </Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}
