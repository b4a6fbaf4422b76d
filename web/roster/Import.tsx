// 名簿の取り込み: choose, look at what would change, carry it out, take it back as a whole. Until the button is pressed nothing is written.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Day } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/roster/routes.ts'
import { addressOf, type Reply } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { useLoad } from '../kit/use-load.ts'
import { type Fault, faultOf } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { giveFile, RefusedFile } from '../office/exchange-file.ts'
import { lookAgain } from '../office/watch.ts'
import { RosterTabs } from '../rollover/RosterTabs.tsx'
import { usualAppliesOn } from './applies-on.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { Done } from './Done.tsx'
import { Faults } from './Faults.tsx'
import { History } from './History.tsx'
import { Preview, type Previewed } from './Preview.tsx'
import { words } from './words.ts'

type Imports = Reply<Routes, '/'>

/** Where the import stands. */
type Stage =
  | { at: 'choosing' }
  | { at: 'reading'; file: File }
  | { at: 'faulty'; file: File; refused: RefusedFile }
  | { at: 'previewed'; file: File; previewed: Previewed; commandId: string }
  | { at: 'done'; previewed: Previewed }

export function Import() {
  // Untouched it follows the server's day; the device's own may be wrong until the first answer.
  const [asked, setAppliesOn] = useState<Day | null | undefined>(undefined)
  const appliesOn = asked === undefined ? usualAppliesOn(today()) : asked
  const [stage, setStage] = useState<Stage>({ at: 'choosing' })
  const [fault, setFault] = useState<Fault | null>(null)
  const reading = useRef<AbortController | null>(null)
  const history = useLoad<Imports>(addressOf(facilityId(), 'roster', '/'))
  useEffect(() => () => reading.current?.abort(), [])

  const read = async (file: File) => {
    if (appliesOn === null) return setFault({ message: words.needDay, field: 'appliesOn' })
    reading.current?.abort()
    const stop = new AbortController()
    reading.current = stop
    setFault(null)
    setStage({ at: 'reading', file })
    const address = addressOf(facilityId(), 'roster', '/preview', { appliesOn, fileName: file.name.slice(0, 120) })
    try {
      const previewed = await giveFile<Previewed>(address, file, stop.signal)
      setStage({ at: 'previewed', file, previewed, commandId: newId(moment()) })
    } catch (error) {
      if (reading.current !== stop) return
      if (error instanceof RefusedFile) return setStage({ at: 'faulty', file, refused: error })
      setStage({ at: 'choosing' })
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFault(faultOf(error))
    }
  }
  const again = () => setStage({ at: 'choosing' })
  const written = (previewed: Previewed) => {
    setStage({ at: 'done', previewed })
    void history?.refresh()
    lookAgain()
  }

  return (
    <Desk title={words.title} name={words.title}>
      <RosterTabs current="imports" />
      {stage.at === 'done' ? (
        <Done previewed={stage.previewed} onAgain={again} />
      ) : (
        <ChooseFile
          appliesOn={appliesOn}
          onAppliesOn={(day) => {
            setAppliesOn(day)
            setFault(null)
            // A plan holds for the day it was made for, and for no other.
            if (stage.at === 'previewed' || stage.at === 'faulty') again()
          }}
          file={stage.at === 'choosing' ? null : stage.file}
          reading={stage.at === 'reading'}
          fault={fault}
          onFile={(file) => void read(file)}
          onStop={() => reading.current?.abort()}
        />
      )}
      {stage.at === 'faulty' && <Faults refused={stage.refused} />}
      {stage.at === 'previewed' && (
        <Preview previewed={stage.previewed} commandId={stage.commandId} onDone={() => written(stage.previewed)} />
      )}
      <History from={history} onUndone={lookAgain} />
    </Desk>
  )
}
