// A machine's file of one day: chosen, looked at with what could not be read of it, taken in, and taken out again. It is read here and nowhere else.
import { useState } from 'preact/hooks'
import { readCsv } from '../../schema/kit/csv.ts'
import { newId } from '../../schema/kit/id.ts'
import type { NapDay } from '../../schema/nap/day.ts'
import { type ReadSensor, readSensor } from '../../schema/nap/read-sensor.ts'
import { MOST_CHILDREN, type SensorFile, sensorFiles } from '../../schema/nap/sensor.ts'
import type { Routes } from '../../worker/nap/routes.ts'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { moment } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useSend } from '../kit/use-send.ts'
import { Confirm } from '../office/Confirm.tsx'
import { facilityId } from '../office/desk.ts'
import { FileDrop } from '../roster/ChooseFile.tsx'
import { Problems } from '../roster/Faults.tsx'
import css from './DeskNaps.module.css'
import { words } from './words.ts'

const nap = wordOf<Routes>('nap')
interface Chosen {
  file: File
  importId: string
  read: ReadSensor
}
const minutesOf = (children: ReadSensor['children']): number => children.reduce((sum, { readings }) => sum + readings.length, 0)

interface SensorDialogProps {
  data: NapDay
  onClose: () => void
  onDone: () => void
}

export function SensorDialog({ data, onClose, onDone }: SensorDialogProps) {
  const { day, children } = data
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [done, setDone] = useState(false)
  const [dropping, setDropping] = useState<SensorFile | null>(null)
  const { busy, fault, send } = useSend()
  const open = async (file: File) => {
    const grid = readCsv(new Uint8Array(await file.arrayBuffer()))
    const read = grid.rows ? readSensor(grid.rows, day, children) : { children: [], problems: [grid.problem], otherDays: 0 }
    setDone(false)
    setChosen({ file, importId: newId(moment()), read })
  }
  const take = async ({ file, importId, read }: Chosen) => {
    for (let from = 0; from < read.children.length; from += MOST_CHILDREN) {
      const part = { importId, day, file: file.name.slice(-120), children: read.children.slice(from, from + MOST_CHILDREN) }
      if (!(await send((id) => nap.post(facilityId(), '/sensor', { id, ...part }), part))) return
    }
    setChosen(null)
    setDone(true)
    onDone()
  }
  return (
    <Dialog open onClose={onClose} title={words.sensorTitle}>
      <div class={css.form}>
        <p>{words.sensorMore}</p>
        <FileDrop
          label={words.sensorFile}
          hint={words.sensorHint}
          accept=".csv,.txt,text/csv"
          file={chosen?.file ?? null}
          reading={false}
          onFile={(file) => void open(file)}
          onStop={() => setChosen(null)}
        />
        <pre class={css.sample}>{`${words.sensorSample}\n${words.sensorSampleLine}`}</pre>
        {done && <Notice tone="ink" title={words.sensorDone} />}
        {fault && <Notice tone="look" title={fault.message} />}
        {chosen && <Preview read={chosen.read} busy={busy} onTake={() => void take(chosen)} />}
        <Files files={sensorFiles(data.sensors)} onDrop={setDropping} />
      </div>
      {dropping && (
        <Confirm
          title={words.sensorDropOf(dropping.file)}
          more={words.sensorDropAsk(dropping.file)}
          yes={words.sensorDrop}
          work={(id) =>
            nap.post(facilityId(), '/sensor/drop', { id, importId: dropping.importId, day, childIds: dropping.childIds })
          }
          onClose={() => setDropping(null)}
          onDone={() => {
            setDropping(null)
            onDone()
          }}
        />
      )}
    </Dialog>
  )
}

function Preview({
  read: { children, problems, otherDays },
  busy,
  onTake,
}: {
  read: ReadSensor
  busy: boolean
  onTake: () => void
}) {
  return (
    <>
      <p role="status">
        <b>{children.length > 0 ? words.sensorFound(children.length, minutesOf(children)) : words.sensorNothing}</b>
        {otherDays > 0 && ` ${words.sensorOther(otherDays)}`}
      </p>
      {problems.length > 0 && (
        <>
          <Notice tone="look" title={words.sensorFaults(problems.length)} />
          <Problems caption={words.sensorFile} problems={problems} what={words.sensorWhat} />
        </>
      )}
      {children.length > 0 && (
        <Button kind="give" disabled={busy} onClick={onTake}>
          {words.sensorTake(children.length)}
        </Button>
      )}
    </>
  )
}

function Files({ files, onDrop }: { files: readonly SensorFile[]; onDrop: (file: SensorFile) => void }) {
  if (files.length === 0) return null
  return (
    <section aria-label={words.sensorFiles}>
      <h3>{words.sensorFiles}</h3>
      <ul class={css.files}>
        {files.map((one) => (
          <li key={one.importId}>
            <span>
              <b>{one.file}</b> {words.sensorTaken(one.childIds.length, one.readings, one.by)}
            </span>
            <Button label={words.sensorDropOf(one.file)} onClick={() => onDrop(one)}>
              {words.sensorDrop}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
