// まるごとの書き出し: what it is for, and then its files, each of which can be taken, stopped and taken again by itself.
import { useState } from 'preact/hooks'
import { PURPOSE_WORDS, PURPOSES, type Purpose } from '../../schema/document/purpose.ts'
import { RECORDS } from '../../schema/export/rule.ts'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Field, SelectField } from '../kit/Field.tsx'
import { ChevronLeftIcon, DownloadIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { type Contents, wholeExport } from './api.ts'
import css from './TakeExport.module.css'
import { useFiles } from './use-files.ts'
import { words } from './words.ts'

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`

export function TakeExport() {
  const may = mayHere('audit.export')
  const contents = useLoad<Contents>(may ? wholeExport.address(facilityId(), '/contents') : null)?.data.value
  const begun = visit.value.query.export
  return (
    <Desk
      title={words.title}
      name={words.title}
      end={
        <Button icon={ChevronLeftIcon} href="/office/audit">
          {words.back}
        </Button>
      }
    >
      {may ? (
        <>
          <p class={css.more}>{words.more}</p>
          {begun ? contents && <FileList exportId={begun} contents={contents} /> : <Begin />}
        </>
      ) : (
        <Sheet>
          <Empty title={words.notYours}>{words.notYoursMore}</Empty>
        </Sheet>
      )}
    </Desk>
  )
}

function Begin() {
  const [purpose, setPurpose] = useState<Purpose | ''>('')
  const [note, setNote] = useState('')
  const { busy, fault, send } = useSend()
  const begin = async () => {
    const begun = await send(
      (id) => wholeExport.post(facilityId(), '/begin', { id, purpose: purpose as Purpose, note }),
      [purpose, note],
    )
    if (begun) route(`/office/audit/export?export=${begun.id}`, true)
  }
  return (
    <Part title={words.why}>
      <p class={css.more}>{words.whyMore}</p>
      <form
        class={css.row}
        onSubmit={(event) => {
          event.preventDefault()
          if (purpose !== '') void begin()
        }}
      >
        <SelectField
          label={words.purpose}
          value={purpose}
          onChange={(value) => setPurpose(PURPOSES.find((one) => one === value) ?? '')}
          options={[{ value: '', label: words.choose }, ...PURPOSES.map((value) => ({ value, label: PURPOSE_WORDS[value] }))]}
        />
        <Field
          class={css.note}
          label={words.note}
          hint={words.noteHint}
          maxLength={100}
          value={note}
          error={fault?.field === 'note' ? fault.message : undefined}
          onChange={setNote}
        />
        <Button type="submit" kind="give" disabled={busy || purpose === ''}>
          {words.begin}
        </Button>
      </form>
      {fault && fault.field !== 'note' && <Notice tone="look" title={fault.message} />}
    </Part>
  )
}

interface Listed {
  key: string
  name: string
  what: string
  bytes: number
}

const listed = ({ rows, bytes, months }: Contents): Listed[] => [
  { key: RECORDS, name: words.records, what: words.recordsOf(rows.toLocaleString('ja')), bytes },
  ...months.map((one) => ({
    key: one.month,
    name: words.pictures(one.month),
    what: words.picturesOf(one.pictures.toLocaleString('ja')),
    bytes: one.bytes,
  })),
]

function FileList({ exportId, contents }: { exportId: string; contents: Contents }) {
  const files = useFiles((part) => wholeExport.address(facilityId(), '/file', { exportId, part }))
  const list = listed(contents)
  const left = list.filter(({ key }) => !files.done.has(key)).map(({ key }) => key)
  return (
    <Part
      title={words.files}
      end={
        files.part ? (
          <Button onClick={files.stop}>{words.stop}</Button>
        ) : (
          left.length > 0 && (
            <Button icon={DownloadIcon} kind="give" onClick={() => files.take(left)}>
              {left.length < list.length ? words.rest : words.all}
            </Button>
          )
        )
      }
    >
      <p class={css.more}>{words.filesMore}</p>
      {files.fault && <Notice tone="look" title={files.fault.message} />}
      {left.length === 0 && <Notice tone="ink" title={words.allDone} />}
      <Table
        caption={words.files}
        columns={[
          { id: 'file', head: words.file, width: '12rem' },
          { id: 'what', head: words.what },
          { id: 'size', head: words.size, width: '9rem' },
          { id: 'state', head: words.state, width: '20rem' },
        ]}
      >
        {list.map((one) => (
          <Line key={one.key}>
            <Cell name>{one.name}</Cell>
            <Cell of={words.what}>{one.what}</Cell>
            <Cell of={words.size}>{megabytes(one.bytes)}</Cell>
            <Cell of={words.state}>
              <State one={one} files={files} />
            </Cell>
          </Line>
        ))}
      </Table>
    </Part>
  )
}

function State({ one, files }: { one: Listed; files: ReturnType<typeof useFiles> }) {
  const going = files.part?.key === one.key ? files.part : null
  if (going) {
    const text = words.going(megabytes(going.got))
    return (
      <span class={css.state} role="status">
        {text}
        <progress class={css.part} value={Math.min(going.got, one.bytes)} max={Math.max(one.bytes, 1)} aria-label={text} />
      </span>
    )
  }
  const done = files.done.has(one.key)
  return (
    <span class={css.state}>
      {done ? words.done : files.failed === one.key ? words.failed : words.waiting}
      <Button kind="quiet" disabled={files.part !== null} label={words.takeOf(one.name)} onClick={() => files.take([one.key])}>
        {done ? words.again : words.take}
      </Button>
    </span>
  )
}
