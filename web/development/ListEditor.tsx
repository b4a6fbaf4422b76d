// The list as a table of text: pasted out of the city's own, put right line by line. What cannot be read is named by its line, and nothing is sent.
import { useState } from 'preact/hooks'
import { AREAS, type ItemList, itemsOn, readItems, writeItems } from '../../schema/development/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import { TAG_WORDS } from '../../schema/memo/vocabulary.ts'
import { Button } from '../kit/Button.tsx'
import { moment, today } from '../kit/clock.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { DayField, TextArea } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { development } from './api.ts'
import { words } from './words.ts'

/** How many faults are named at once. */
const NAMED = 5

export function ListEditor({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const loaded = useLoad<{ versions: ItemList[] }>(development.address(facilityId(), '/list'))
  const versions = loaded?.data.value?.versions
  return (
    <Dialog open onClose={onClose} title={words.list} place="side">
      {versions ? <Editor {...{ versions, onClose, onSaved }} /> : <Loading from={loaded} />}
    </Dialog>
  )
}

function Editor({ versions, onClose, onSaved }: { versions: ItemList[]; onClose: () => void; onSaved: () => void }) {
  const known = itemsOn(versions, '9999-12-31')
  const [text, setText] = useState(() => writeItems(known))
  const [startsOn, setStartsOn] = useState<Day | null>(today())
  const [tried, setTried] = useState(false)
  const { busy, fault, send } = useSend()
  // A line that comes back after it was left out is the item it was.
  const ever = [...known, ...versions.toReversed().flatMap(({ items }) => items)]
  const { items, faults } = readItems(text, ever, () => newId(moment()))
  const save = async () => {
    setTried(true)
    if (faults.length > 0 || startsOn === null) return
    if (!(await send((id) => development.post(facilityId(), '/list', { id, startsOn, items }), [text, startsOn]))) return
    onSaved()
    onClose()
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextArea
        label={words.list}
        hint={`${words.listMore} ${words.areas(AREAS.map((area) => TAG_WORDS[area]).join('・'))}`}
        error={
          tried && faults.length > 0
            ? words.faults(faults.slice(0, NAMED)) + (faults.length > NAMED ? words.more : '')
            : undefined
        }
        rows={18}
        value={text}
        onChange={(next) => {
          setText(next)
          setTried(false)
        }}
      />
      <DayField label={words.from} value={startsOn} min={today()} onChange={setStartsOn} />
      {fault && <Notice tone="look" title={fault.message} />}
      <Button kind="give" type="submit" wide disabled={busy}>
        {words.save(items.length)}
      </Button>
      <Button onClick={onClose}>{words.cancel}</Button>
    </form>
  )
}
