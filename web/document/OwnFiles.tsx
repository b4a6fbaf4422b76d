// 様式ファイル: the house's own Excel or Word form of a kind. A file to begin with, the one that is given in, the tags, and those of before.
import { useEffect, useRef, useState } from 'preact/hooks'
import { type FormFor, formFor, type OwnFile, ownFileOn } from '../../schema/document/own-file.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import { plainName, written } from '../../schema/kit/form-file/tag.ts'
import { newId } from '../../schema/kit/id.ts'
import { REGISTER_FORM } from '../../schema/presence/own-form.ts'
import { Button } from '../kit/Button.tsx'
import { moment, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField } from '../kit/Field.tsx'
import { clockTime, eraYear, monthDay, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, DownloadIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { type Fault, faultOf, useSend } from '../kit/use-send.ts'
import { Confirm } from '../office/Confirm.tsx'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { giveFile, RefusedFile, takeFile } from '../office/exchange-file.ts'
import { Loading } from '../office/Loading.tsx'
import { FileDrop } from '../roster/ChooseFile.tsx'
import { type HouseKinds, papers } from './api.ts'
import { fileWords as words } from './file-words.ts'
import css from './OwnFiles.module.css'

const HOME = '/office/document/kinds'
const BOOK = '/office/attendance-book'

export function OwnFiles() {
  const { key = '' } = visit.value.params
  const loaded = useLoad<HouseKinds>(papers.address(facilityId(), '/kinds'))
  const found = loaded?.data.value
  const kind = found && formFor(key, found.kinds)
  const files = found?.files.filter((one) => one.kind === key) ?? []
  const refresh = async () => loaded?.refresh()
  return (
    <Desk
      title={words.title(kind?.title ?? '')}
      name={words.name}
      second={words.more}
      end={
        <Button icon={ChevronLeftIcon} href={key === REGISTER_FORM ? BOOK : HOME}>
          {key === REGISTER_FORM ? words.backToBook : words.back}
        </Button>
      }
    >
      {kind ? (
        <>
          <Begin kind={kind} />
          <Give key={kind.key} kind={kind} onKept={refresh} />
          <History kind={kind} files={files} onEnded={refresh} />
          <TagList kind={kind} />
        </>
      ) : (
        <Loading from={loaded} />
      )}
    </Desk>
  )
}

function Begin({ kind }: { kind: FormFor }) {
  const { busy, fault, send } = useSend()
  const take = (format: 'xlsx' | 'docx') =>
    void send(() =>
      takeFile(papers.address(facilityId(), '/own-file/begin', { kind: kind.key, format }), `${kind.title}.${format}`),
    )
  return (
    <Part title={words.begin} second={words.beginMore}>
      <div class={css.row}>
        <Button icon={DownloadIcon} disabled={busy} onClick={() => take('xlsx')}>
          {words.beginXlsx}
        </Button>
        <Button icon={DownloadIcon} disabled={busy} onClick={() => take('docx')}>
          {words.beginDocx}
        </Button>
      </div>
      {fault && <Notice tone="look" title={fault.message} />}
    </Part>
  )
}

type Stage =
  | { at: 'choosing'; fault?: Fault }
  | { at: 'reading'; file: File }
  | { at: 'faulty'; file: File; refused: RefusedFile }
  | { at: 'kept'; file: File; startsOn: Day; missing: string[] }

function Give({ kind, onKept }: { kind: FormFor; onKept: () => Promise<void> }) {
  const [startsOn, setStartsOn] = useState<Day | null>(today())
  const [stage, setStage] = useState<Stage>({ at: 'choosing' })
  const reading = useRef<AbortController | null>(null)
  useEffect(() => () => reading.current?.abort(), [])
  const give = async (file: File) => {
    if (startsOn === null) return
    reading.current?.abort()
    const stop = new AbortController()
    reading.current = stop
    setStage({ at: 'reading', file })
    const asked = { id: newId(moment()), kind: kind.key, startsOn, name: file.name.slice(0, 120) }
    try {
      const address = papers.address(facilityId(), '/own-file', asked)
      const { missing } = await giveFile<{ missing: string[] }>(address, file, stop.signal)
      setStage({ at: 'kept', file, startsOn, missing })
      await onKept()
    } catch (error) {
      if (reading.current !== stop) return
      if (error instanceof RefusedFile) return setStage({ at: 'faulty', file, refused: error })
      if (error instanceof DOMException && error.name === 'AbortError') return setStage({ at: 'choosing' })
      setStage({ at: 'choosing', fault: faultOf(error) })
    }
  }
  const fault = stage.at === 'choosing' ? stage.fault : undefined
  return (
    <Part title={words.give}>
      <Sheet label={words.file} class={css.form}>
        <DayField
          label={words.startsOn}
          hint={words.startsHint}
          value={startsOn}
          onChange={setStartsOn}
          error={fault?.field === 'startsOn' ? fault.message : undefined}
        />
        <FileDrop
          label={words.file}
          hint={words.hint}
          accept=".xlsx,.docx"
          file={stage.at === 'choosing' ? null : stage.file}
          reading={stage.at === 'reading'}
          onFile={(file) => void give(file)}
          onStop={() => reading.current?.abort()}
        />
        {fault && fault.field !== 'startsOn' && <Notice tone="look" title={fault.message} />}
        {stage.at === 'kept' && (
          <>
            <Notice tone="ink" title={words.kept}>
              {words.keptMore(shortDay(stage.startsOn))}
            </Notice>
            {stage.missing.length > 0 && (
              <Notice tone="look" title={words.missing(String(stage.missing.length))}>
                {words.missingMore}
                <ul class={css.tags}>
                  {stage.missing.map((tag) => (
                    <li key={tag}>
                      <code>{tag}</code>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        )}
      </Sheet>
      {stage.at === 'faulty' && (
        <Notice tone="look" title={words.faults}>
          <ul class={css.faults}>
            {stage.refused.errors.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Part>
  )
}

interface HistoryProps {
  kind: FormFor
  files: readonly OwnFile[]
  onEnded: () => Promise<void>
}

function History({ kind, files, onEnded }: HistoryProps) {
  const [ending, setEnding] = useState(false)
  const used = ownFileOn(files, kind.key, today())
  return (
    <Part
      title={words.history}
      end={
        used && (
          <Button kind="quiet" onClick={() => setEnding(true)}>
            {words.end}
          </Button>
        )
      }
    >
      {files.length === 0 ? (
        <Sheet>
          <Empty title={words.none}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        <Table
          caption={words.history}
          columns={[
            { id: 'day', head: words.day },
            { id: 'file', head: words.file },
            { id: 'by', head: words.by },
            { id: 'state', head: words.state },
          ]}
        >
          {[...files].reverse().map((file) => (
            <Line key={file.number}>
              <Cell name>{eraYear(file.startsOn) + monthDay(file.startsOn)}</Cell>
              <Cell of={words.file}>{file.format ? file.name : words.ended}</Cell>
              <Cell
                of={words.by}
              >{`${file.from === 'city' ? words.ofCity : file.by}　${shortDay(dayOf(file.at))} ${clockTime(file.at)}`}</Cell>
              <Cell of={words.state}>{file === used ? words.inUse : ''}</Cell>
            </Line>
          ))}
        </Table>
      )}
      {ending && (
        <Confirm
          title={words.endTitle}
          more={words.endMore}
          yes={words.end}
          work={(id) => papers.post(facilityId(), '/own-file/end', { id, kind: kind.key, startsOn: today() })}
          onClose={() => setEnding(false)}
          onDone={() => {
            setEnding(false)
            void onEnded()
          }}
        />
      )}
    </Part>
  )
}

function TagList({ kind }: { kind: FormFor }) {
  const { groups, tables } = kind.tags
  const repeated = new Set(
    Object.entries(tables).flatMap(([table, columns]) => columns.map((column) => plainName(`${table}：${column}`))),
  )
  return (
    <Part title={words.tags} second={words.tagsMore}>
      <Sheet>
        <dl class={css.list}>
          {groups.map(({ title, tags }, place) => (
            <div key={place} class={css.group}>
              <dt>
                {title}
                {tags.some((tag) => repeated.has(plainName(tag))) && <span class={css.second}>　{words.repeated}</span>}
              </dt>
              <dd>
                <ul class={css.tags}>
                  {tags.map((tag) => (
                    <li key={tag}>
                      <code>{written(tag)}</code>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </Part>
  )
}
