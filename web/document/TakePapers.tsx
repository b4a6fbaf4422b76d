// 書き出す: where the papers of a month stand, as a list; and what was decided of a class or of the house, in one file.
import { useState } from 'preact/hooks'
import { PURPOSE_WORDS, PURPOSES, type Purpose } from '../../schema/document/purpose.ts'
import { fiscalYearOf, isMonth, monthRange } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { SelectField } from '../kit/Field.tsx'
import { eraFiscalYear } from '../kit/format.ts'
import { ChevronLeftIcon, DownloadIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Months, monthName } from '../office/Months.tsx'
import { type Taking, useTaking } from '../office/use-taking.ts'
import { type Listed, papers } from './api.ts'
import css from './TakePapers.module.css'
import { takeWords } from './take-words.ts'

export function TakePapers() {
  const { query } = visit.value
  const month = isMonth(query.month ?? '') ? (query.month as string) : today().slice(0, 7)
  const span = monthRange(month)
  const monthText = monthName(month)
  const files = useFiles(
    'document.export',
    (format) => papers.address(facilityId(), '/list/file', { ...span, format }),
    `${takeWords.list}_${month}`,
  )
  const may = mayHere('document.export')
  return (
    <Desk
      title={`${takeWords.title} ${monthText}`}
      name={takeWords.title}
      end={
        <>
          <Button icon={ChevronLeftIcon} href={`/office/document?month=${month}`}>
            {takeWords.back}
          </Button>
          <Months month={month} onMonth={(next) => route(`/office/document/take?month=${next}`)} />
        </>
      }
    >
      {may ? (
        <>
          {files.refused}
          <Part title={takeWords.list}>
            <p class={css.more}>{takeWords.listMore}</p>
            <div class={css.row}>{files.buttons}</div>
          </Part>
          <Bundle month={month} monthText={monthText} />
        </>
      ) : (
        <Sheet>
          <Empty title={takeWords.notYours}>{takeWords.notYoursMore}</Empty>
        </Sheet>
      )}
    </Desk>
  )
}

function Bundle({ month, monthText }: { month: string; monthText: string }) {
  const range = monthRange(month)
  const list = useLoad<Listed>(papers.address(facilityId(), '/list', range))?.data.value
  const [classId, setClassId] = useState('')
  const [span, setSpan] = useState('month')
  const [purpose, setPurpose] = useState<Purpose | ''>('')
  const taking = useTaking()
  const year = fiscalYearOf(range.from)
  const { from, to } = span === 'month' ? range : { from: `${year}-04-01`, to: `${year + 1}-03-31` }
  const take = () => {
    if (purpose !== '')
      taking.take(papers.address(facilityId(), '/decided/file', { from, to, purpose, ...(classId ? { class: classId } : {}) }))
  }
  return (
    <Part title={takeWords.bundle}>
      <p class={css.more}>{takeWords.bundleMore}</p>
      <div class={css.row}>
        <SelectField
          label={takeWords.of}
          value={classId}
          onChange={setClassId}
          options={[
            { value: '', label: takeWords.house },
            ...(list?.classes ?? []).map((one) => ({ value: one.classId, label: one.name })),
          ]}
        />
        <SelectField
          label={takeWords.span}
          value={span}
          onChange={setSpan}
          options={[
            { value: 'month', label: monthText },
            { value: 'year', label: eraFiscalYear(range.from) },
          ]}
        />
        <SelectField
          label={takeWords.purpose}
          value={purpose}
          onChange={(value) => setPurpose(PURPOSES.find((one) => one === value) ?? '')}
          options={[{ value: '', label: takeWords.choose }, ...PURPOSES.map((value) => ({ value, label: PURPOSE_WORDS[value] }))]}
        />
        <Button icon={DownloadIcon} disabled={purpose === '' || taking.part !== null} onClick={take}>
          {takeWords.bundle}
        </Button>
      </div>
      <Progress {...taking} />
    </Part>
  )
}

function Progress({ part, done, fault, stop }: Taking) {
  if (fault) return <Notice tone="look" title={fault.message} />
  if (done) return <Notice tone="ink" title={takeWords.done} />
  if (!part) return null
  const percent = Math.min(99, Math.round((part.got / part.about) * 100))
  const size = `${(part.got / 1_000_000).toFixed(1)} MB`
  const going = takeWords.going(String(percent), size)
  return (
    <Notice
      tone="ink"
      title={going}
      end={
        <Button kind="quiet" onClick={stop}>
          {takeWords.stop}
        </Button>
      }
    >
      <progress class={css.part} value={percent} max="100" aria-label={going} />
    </Notice>
  )
}
