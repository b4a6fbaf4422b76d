// One paper at the desk, as it will be printed: written while it is a draft, read once it is handed in.
import { useState } from 'preact/hooks'
import { foldSteps } from '../../schema/document/approval.ts'
import { isEvent } from '../../schema/document/kind.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { eraYear, monthDay } from '../kit/format.ts'
import { ChevronLeftIcon, DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { later } from '../kit/later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { visit } from '../kit/router.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { takeFile } from '../office/exchange-file.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { usePhrases } from '../phrase/open-phrases.ts'
import { Approval, type PaperState } from './Approval.tsx'
import { disclosureOf, type Named, type Opened, papers, queryOf } from './api.ts'
import { CameFrom } from './CameFrom.tsx'
import css from './Document.module.css'
import { DocumentPaper, spanText, WrittenPaper } from './DocumentPaper.tsx'
import { fileWords } from './file-words.ts'
import type { Asked } from './Help.tsx'
import { keptIn } from './kept-in.ts'
import { kindWords } from './kind-words.ts'
import { Section } from './Section.tsx'
import { TakeAddresses } from './TakeAddresses.tsx'
import { useWriting } from './use-writing.ts'
import { words } from './words.ts'

const Help = later(() => import('./Help.tsx').then((file) => file.Help))
const Measures = later(() => import('./Measures.tsx').then((file) => file.Measures))
const Changes = later(() => import('./Changes.tsx').then((file) => file.Changes))
const CopyFrom = later(() => import('./CopyFrom.tsx').then((file) => file.CopyFrom))

const EVERY = 20_000

export function OnePaper() {
  const { kind = '' } = visit.value.params
  const { subject, day = '' } = visit.value.query
  const named: Named = { kind, subject, day }
  const facility = facilityId()
  const loaded = useLoad<Opened>(papers.address(facility, '/open', queryOf(named)), {
    every: EVERY,
  })
  const opened = loaded?.data.value
  if (!opened || !loaded)
    return (
      <Desk title={words.title} name={words.title}>
        <Loading from={loaded} />
      </Desk>
    )
  return <Paper key={`${kind} ${subject} ${day}`} {...{ facility, named, opened }} refresh={loaded.refresh} />
}

interface PaperProps {
  facility: number
  named: Named
  opened: Opened
  refresh: () => Promise<void>
}

function Paper({ facility, named, opened, refresh }: PaperProps) {
  const { kind, subject, startsOn } = opened
  const writing = useWriting(facility, named, opened, refresh)
  const state: PaperState = foldSteps(kind.approval, opened.steps)
  const writes = state.at === 'draft' && kind.writers.some((role) => opened.roles.includes(role))
  const phrases = usePhrases(facility, writes ? kind.key : null)?.data.value
  const [help, setHelp] = useState<Asked | null>(null)
  const [copying, setCopying] = useState(false)
  const files = useFiles(
    'document.export',
    (format) => papers.address(facility, '/file', { ...queryOf(named), format }),
    `${kind.title}_${startsOn}`,
    opened.times === 0,
  )
  const own = useSend()
  const takeAs = (format: 'own' | 'txt', ending = 'txt') =>
    void own.send(() =>
      takeFile(papers.address(facility, '/file', { ...queryOf(named), format }), `${kind.title}_${startsOn}.${ending}`),
    )
  const conflicts = opened.heads.some(({ field }) => writing.twoIn(field).length > 0)
  return (
    <Desk
      title={`${kind.title}　${subject.name}`}
      name={kind.title}
      second={
        <>
          {eraYear(startsOn)}
          {spanText(opened)}
          {state.version > 1 && `　${words.version(String(state.version))}`}
        </>
      }
      end={
        <>
          <output class={css.saving}>
            {writing.saving === 'saved' && words.saved}
            {writing.saving === 'saving' && words.saving}
            {writing.saving === 'typing' && words.typing}
          </output>
          <Button icon={ChevronLeftIcon} href={`/office/document?month=${startsOn.slice(0, 7)}`}>
            {words.back}
          </Button>
          <Button href="/office/document/minutes">{words.minutes}</Button>
          {writes && <Button onClick={() => setCopying(true)}>{words.copy}</Button>}
          {files.buttons}
          {mayHere('document.export') && (
            <Button icon={DownloadIcon} disabled={own.busy || opened.times === 0} onClick={() => takeAs('txt')}>
              {words.plainText}
            </Button>
          )}
          {opened.ownFile?.format && mayHere('document.export') && (
            <Button
              icon={DownloadIcon}
              disabled={own.busy || opened.times === 0}
              onClick={() => takeAs('own', opened.ownFile?.format)}
            >
              {fileWords.own}
            </Button>
          )}
          {(kind.about === 'child' || kind.sections.some(({ shape }) => shape === 'by-child')) &&
            mayHere('document.disclose') && (
              <Button href={disclosureOf(named, kind.about === 'child' ? subject.id : undefined)}>{words.disclose}</Button>
            )}
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={<DocumentPaper opened={opened} state={state} textOf={writes ? writing.textOf : keptIn(opened)} />}
    >
      {files.refused}
      {own.fault && <Notice tone="look" title={own.fault.message} />}
      {opened.disposedAt !== null && (
        <Notice tone="ink" title={words.disposed(eraYear(dayOf(opened.disposedAt)) + monthDay(dayOf(opened.disposedAt)))}>
          {words.disposedMore}
        </Notice>
      )}
      {opened.withdrawn && <Notice tone="ink" title={kindWords.withdrawnMore} />}
      {writing.saving === 'offline' && <Notice tone="look" title={words.offline} />}
      {writing.fault && (
        <Notice tone="look" title={words.notSaved}>
          {writing.fault}
        </Notice>
      )}
      {help && phrases && <Help {...{ facility, opened, writing, phrases }} asked={help} onClose={() => setHelp(null)} />}
      {copying && <CopyFrom {...{ facility, named, opened, writing }} onClose={() => setCopying(false)} />}
      <Approval
        {...{ facility, named, opened, state, refresh }}
        ready={!conflicts && opened.times > 0 && (writing.saving === 'saved' || writing.saving === 'none')}
      />
      {(opened.before || opened.sentBack) && <Changes {...{ opened, state }} textOf={writes ? writing.textOf : keptIn(opened)} />}
      {writes && kind.form === 'school_record' && <TakeAddresses {...{ opened, writing }} />}
      {isEvent(kind.about) && opened.times > 0 && <Measures {...{ facility, named, opened, refresh }} />}
      <div class={css.paper}>
        {writes ? (
          kind.sections.map((section) => (
            <Section
              key={section.key}
              {...{ section, opened, writing }}
              rules={phrases?.wording.rules}
              onHelp={phrases ? setHelp : undefined}
            />
          ))
        ) : (
          <>
            <WrittenPaper opened={opened} textOf={keptIn(opened)} />
            {kind.sections.map((section) => (
              <CameFrom key={section.key} section={section} opened={opened} named />
            ))}
          </>
        )}
      </div>
    </Desk>
  )
}
