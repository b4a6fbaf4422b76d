// 施設一覧の取り込み: a city's list of facilities becomes its facilities here. Looked at first; what is there already is never changed.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../schema/kit/grid.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Time } from '../../schema/kit/time.ts'
import { Button } from '../kit/Button.tsx'
import { moment } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { showTime } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { type Fault, faultOf } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { giveFile, RefusedFile } from '../office/exchange-file.ts'
import { FileDrop } from '../roster/ChooseFile.tsx'
import { Faults, Problems } from '../roster/Faults.tsx'
import { Unknown } from '../roster/Unknown.tsx'
import { words as roster } from '../roster/words.ts'
import { cityAddress } from './city-address.ts'
import css from './FacilityList.module.css'
import { words } from './words.ts'

interface Fresh {
  row: number
  name: string
  publicId: string | null
  opensAt?: Time
  closesAt?: Time
  openWeekdays?: number[]
  phone?: string
}
interface Same {
  row: number
  facilityId: number
  name: string
  differences: { what: string; before: string; after: string }[]
}
/** What the dry run answers. */
interface Previewed {
  digest: string
  fresh: Fresh[]
  same: Same[]
  unknownColumns: string[]
  warnings: Problem[]
}
interface Made {
  made: { facilityId: number; name: string }[]
}

type Stage =
  | { at: 'choosing' }
  | { at: 'reading' | 'committing'; file: File; previewed?: Previewed }
  | { at: 'faulty'; file: File; refused: RefusedFile }
  | { at: 'previewed'; file: File; previewed: Previewed; commandId: string }
  | { at: 'done'; made: Made['made'] }

export function FacilityList() {
  const [stage, setStage] = useState<Stage>({ at: 'choosing' })
  const [fault, setFault] = useState<Fault | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const ask = async <Answer,>(file: File, path: string, back: Stage): Promise<Answer | null> => {
    const mine = new AbortController()
    stop.current = mine
    setFault(null)
    try {
      return await giveFile<Answer>(cityAddress(path), file, mine.signal)
    } catch (error) {
      if (stop.current !== mine) return null
      if (error instanceof RefusedFile) setStage({ at: 'faulty', file, refused: error })
      else {
        setStage(back)
        if (!(error instanceof DOMException && error.name === 'AbortError')) setFault(faultOf(error))
      }
      return null
    }
  }
  const read = async (file: File) => {
    setStage({ at: 'reading', file })
    const previewed = await ask<Previewed>(file, '/facilities/preview', { at: 'choosing' })
    if (previewed) setStage({ at: 'previewed', file, previewed, commandId: newId(moment()) })
  }
  const commit = async (from: Extract<Stage, { at: 'previewed' }>) => {
    setStage({ at: 'committing', file: from.file, previewed: from.previewed })
    const query = new URLSearchParams({ id: from.commandId, digest: from.previewed.digest })
    const answer = await ask<Made>(from.file, `/facilities/commit?${query}`, from)
    if (answer) setStage({ at: 'done', made: answer.made })
  }
  const previewed = stage.at === 'previewed' || stage.at === 'committing' ? stage.previewed : undefined

  return (
    <Desk title={words.listTitle} name={words.listTitle}>
      {stage.at === 'done' ? (
        <Sheet label={words.listTitle}>
          <Notice tone="ink" title={words.done(stage.made.length)}>
            {stage.made.map(({ name }) => name).join('、')}
            <br />
            {words.doneMore}
          </Notice>
          <p class={css.acts}>
            <Button href="/office/city">{words.toToday}</Button>
            <Button kind="quiet" onClick={() => setStage({ at: 'choosing' })}>
              {words.another}
            </Button>
          </p>
        </Sheet>
      ) : (
        <Sheet label={words.listFile}>
          <p class={css.lead}>{words.listLead}</p>
          <FileDrop
            label={words.listFile}
            hint={words.listHint}
            accept=".csv,.xlsx,.txt,text/csv"
            file={'file' in stage ? stage.file : null}
            reading={stage.at === 'reading'}
            onFile={(file) => void read(file)}
            onStop={() => stop.current?.abort()}
          />
          {fault && <Notice tone="look" title={fault.message} />}
        </Sheet>
      )}
      {stage.at === 'faulty' && <Faults refused={stage.refused} />}
      {previewed && (
        <>
          <Sheet label={words.freshOnes}>
            {previewed.fresh.length === 0 ? (
              <Empty title={words.nothing}>{words.nothingMore}</Empty>
            ) : (
              <div class={css.commit}>
                <b>{words.freshCount(previewed.fresh.length)}</b>
                <Button
                  kind="give"
                  disabled={stage.at === 'committing'}
                  onClick={() => {
                    if (stage.at === 'previewed') void commit(stage)
                  }}
                >
                  {stage.at === 'committing' ? words.committing : words.commit(previewed.fresh.length)}
                </Button>
              </div>
            )}
          </Sheet>
          <Unknown columns={previewed.unknownColumns} />
          {previewed.warnings.length > 0 && (
            <Part title={roster.warnings(previewed.warnings.length)} second={roster.warningsMore}>
              <Problems caption={roster.warnings(previewed.warnings.length)} problems={previewed.warnings} what={roster.lookAt} />
            </Part>
          )}
          <FreshOnes rows={previewed.fresh} />
          <SameOnes rows={previewed.same} />
        </>
      )}
    </Desk>
  )
}

const WEEK = '日月火水木金土'
const hoursOf = ({ opensAt, closesAt }: Fresh): string =>
  opensAt === undefined || closesAt === undefined ? words.unwritten : `${showTime(opensAt)}–${showTime(closesAt)}`

function FreshOnes({ rows }: { rows: readonly Fresh[] }) {
  if (rows.length === 0) return null
  return (
    <Part title={words.freshOnes} second={roster.groupCount(rows.length)}>
      <Table
        caption={words.freshOnes}
        columns={[
          { id: 'row', head: roster.row, width: '5rem' },
          { id: 'name', head: words.name },
          { id: 'id', head: words.id, width: '10rem' },
          { id: 'hours', head: words.hours, width: '9rem' },
          { id: 'days', head: words.weekdays, width: '9rem' },
          { id: 'phone', head: words.phone, width: '10rem' },
        ]}
      >
        {rows.map((one) => (
          <Line key={one.row}>
            <Cell of={roster.row} muted>
              {roster.rowOf(one.row)}
            </Cell>
            <Cell name>{one.name}</Cell>
            <Cell of={words.id}>{one.publicId ?? words.unwritten}</Cell>
            <Cell of={words.hours}>{hoursOf(one)}</Cell>
            <Cell of={words.weekdays}>
              {one.openWeekdays ? one.openWeekdays.map((day) => WEEK[day] ?? '').join('') : words.unwritten}
            </Cell>
            <Cell of={words.phone}>{one.phone ?? words.unwritten}</Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}

function SameOnes({ rows }: { rows: readonly Same[] }) {
  if (rows.length === 0) return null
  return (
    <Part title={words.sameOnes} second={`${roster.groupCount(rows.length)} ・ ${words.sameMore}`}>
      <Table
        caption={words.sameOnes}
        columns={[
          { id: 'row', head: roster.row, width: '5rem' },
          { id: 'name', head: words.name, width: '18rem' },
          { id: 'differences', head: words.differences },
        ]}
      >
        {rows.map((one) => (
          <Line key={one.row}>
            <Cell of={roster.row} muted>
              {roster.rowOf(one.row)}
            </Cell>
            <Cell name>{one.name}</Cell>
            <Cell of={words.differences}>
              {one.differences.length === 0
                ? words.none
                : one.differences.map(({ what, before, after }) => <div key={what}>{words.changed(what, before, after)}</div>)}
            </Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}
