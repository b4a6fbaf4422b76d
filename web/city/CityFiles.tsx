// 様式ファイル of the whole city: an Excel or Word form with tags, given to every house, checked before it goes anywhere.
import { useEffect, useRef, useState } from 'preact/hooks'
import { currentKinds } from '../../schema/document/kinds.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import { newId } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/city/routes.ts'
import own from '../document/OwnFiles.module.css'
import { Button } from '../kit/Button.tsx'
import type { Reply } from '../kit/call.ts'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField, SelectField } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { type Fault, faultOf } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import { giveFile, RefusedFile } from '../office/exchange-file.ts'
import { Loading } from '../office/Loading.tsx'
import { FileDrop } from '../roster/ChooseFile.tsx'
import { cityAddress } from './city-address.ts'
import { giftWords as words } from './gift-words.ts'

export function CityFiles() {
  const loaded = useLoad<Reply<Routes, '/gifts'>>(cityAddress('/gifts'))
  const files = loaded?.data.value?.files
  const [key, setKey] = useState('diary')
  const [startsOn, setStartsOn] = useState<Day | null>(today())
  const [reading, setReading] = useState<File | null>(null)
  const [done, setDone] = useState<{ houses: number; missing: string[] } | null>(null)
  const [refused, setRefused] = useState<RefusedFile | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const give = async (file: File) => {
    if (startsOn === null) return
    const own = new AbortController()
    stop.current = own
    setReading(file)
    setDone(null)
    setRefused(null)
    setFault(null)
    const query = new URLSearchParams({ id: newId(moment()), kind: key, startsOn, name: file.name.slice(0, 120) })
    try {
      setDone(await giveFile(`${cityAddress('/own-file')}?${query}`, file, own.signal))
      await loaded?.refresh()
    } catch (error) {
      if (error instanceof RefusedFile) setRefused(error)
      else if (!(error instanceof DOMException && error.name === 'AbortError')) setFault(faultOf(error))
    } finally {
      setReading(null)
    }
  }
  return (
    <Desk
      title={words.files}
      name={words.files}
      second={organisation.value?.name}
      end={<Button href="/office/city/form">{words.back}</Button>}
    >
      <p>{words.filesMore}</p>
      <Sheet label={words.file} class={own.form}>
        <SelectField
          label={words.kind}
          value={key}
          onChange={setKey}
          options={currentKinds().map((one) => ({ value: one.key, label: one.title }))}
        />
        <DayField
          label={words.startsOn}
          value={startsOn}
          onChange={setStartsOn}
          error={fault?.field === 'startsOn' ? fault.message : undefined}
        />
        <FileDrop
          label={words.file}
          hint={words.hint}
          accept=".xlsx,.docx"
          file={reading}
          reading={reading !== null}
          onFile={(file) => void give(file)}
          onStop={() => stop.current?.abort()}
        />
        {fault && fault.field !== 'startsOn' && <Notice tone="look" title={fault.message} />}
        {done && <Notice tone="ink" title={words.given(String(done.houses))} />}
        {done && done.missing.length > 0 && (
          <Notice tone="look" title={words.missing(String(done.missing.length))}>
            {done.missing.join('　')}
          </Notice>
        )}
        {refused && (
          <Notice tone="look" title={words.faults}>
            <ul class={own.faults}>
              {refused.errors.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </Notice>
        )}
      </Sheet>
      {!files ? (
        <Loading from={loaded} />
      ) : files.length === 0 ? (
        <Sheet>
          <Empty title={words.filesNone}>{words.filesNoneMore}</Empty>
        </Sheet>
      ) : (
        <Table
          caption={words.files}
          columns={[
            { id: 'kind', head: words.kind },
            { id: 'file', head: words.file },
            { id: 'day', head: words.day },
            { id: 'given', head: words.givenOn },
          ]}
        >
          {files.map((one) => (
            <Line key={one.id}>
              <Cell name>{one.title}</Cell>
              <Cell of={words.file}>{one.name}</Cell>
              <Cell of={words.day}>{shortDay(one.startsOn)}</Cell>
              <Cell of={words.givenOn}>{shortDay(dayOf(one.at))}</Cell>
            </Line>
          ))}
        </Table>
      )}
    </Desk>
  )
}
