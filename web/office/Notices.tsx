// 保護者から: every notice of some days, and behind each row its whole history.

import { useState } from 'preact/hooks'
import { addDays, type Day, isDay } from '../../schema/kit/day.ts'
import { hiragana, tidy } from '../../schema/kit/kana.ts'
import type { NoticeKind } from '../../schema/notice/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf } from '../kit/call.ts'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField, Field, SelectField } from '../kit/Field.tsx'
import { PhoneIcon, PrinterIcon } from '../kit/icons.tsx'
import { CalendarIcon } from '../kit/icons-later.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from './Desk.tsx'
import { classNameOf, daysOf, describe, KINDS, kindWords, writtenAt } from './describe.ts'
import { facilityId, mayHere } from './desk.ts'
import { Loading } from './Loading.tsx'
import { NoticeHistory } from './NoticeHistory.tsx'
import css from './Notices.module.css'
import { tagsOf } from './notice-tags.ts'
import { words } from './notices-words.ts'
import { ReportDialog } from './ReportDialog.tsx'
import { Confirm } from './Unread.tsx'
import { board, type Notices as NoticeList, type NoticeRow } from './watch.ts'

type Which = 'all' | 'open' | 'read'
const EVERY = 15_000
const folded = (text: string): string => hiragana(tidy(text)).replaceAll(' ', '')

export function Notices() {
  const asked = visit.value.query.day ?? ''
  const only: Day | null = isDay(asked) ? asked : null
  const [first, setFrom] = useState<Day | null>(only)
  const [last, setTo] = useState<Day | null>(only)
  const from = first ?? today()
  const to = last ?? addDays(from, 7)
  const [kind, setKind] = useState<NoticeKind | ''>('')
  const [which, setWhich] = useState<Which>('all')
  const [text, setText] = useState('')
  const [opened, setOpened] = useState<NoticeRow | null>(null)
  const [writing, setWriting] = useState<NoticeRow | true | null>(null)
  const wrong = to < from
  const address = wrong ? null : addressOf(facilityId(), 'notice', '/', { from, to })
  const loaded = useLoad<NoticeList>(address, { every: EVERY })
  const all = loaded?.data.value?.notices
  const groups = board.value?.classes ?? []
  const childOf = new Map(board.value?.children.map((child) => [child.childId, child]))
  const piece = folded(text)
  const rows = (all ?? []).filter(
    (row) =>
      (kind === '' || row.kind === kind) &&
      (which === 'all' || (which === 'open') === (row.confirmedAt === null)) &&
      (piece === '' || folded(row.kana + row.name).includes(piece)),
  )
  const open = (all ?? []).filter(({ confirmedAt }) => confirmedAt === null).length
  const again = () => void loaded?.refresh()

  return (
    <Desk
      title={words.title}
      name={words.title}
      second={all && words.count(rows.length, open)}
      end={
        <>
          <Button href="/office/plan" icon={CalendarIcon}>
            {words.requests}
          </Button>
          {mayHere('notice.report') && (
            <Button icon={PhoneIcon} onClick={() => setWriting(true)}>
              {words.tookCall}
            </Button>
          )}
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
    >
      <div class={`${css.filters} screen-only`}>
        <DayField label={words.from} value={from} onChange={setFrom} />
        <DayField label={words.to} value={to} onChange={setTo} error={wrong ? words.range : undefined} />
        <SelectField
          label={words.kind}
          value={kind}
          onChange={(value) => setKind(value as NoticeKind | '')}
          options={[{ value: '', label: words.all }, ...KINDS.map((value) => ({ value, label: kindWords[value] }))]}
        />
        <SelectField
          label={words.state}
          value={which}
          onChange={(value) => setWhich(value as Which)}
          options={[
            { value: 'all', label: words.all },
            { value: 'open', label: words.open },
            { value: 'read', label: words.read },
          ]}
        />
        <Field label={words.search} type="search" value={text} onChange={setText} maxLength={40} />
      </div>
      {!all ? (
        address !== null && <Loading from={loaded} />
      ) : rows.length === 0 ? (
        <Sheet>
          <Empty title={words.empty}>{words.emptyMore}</Empty>
        </Sheet>
      ) : (
        <Table
          caption={words.title}
          columns={[
            { id: 'written', head: words.written, width: '6.5rem' },
            { id: 'name', head: words.name, width: '11rem' },
            { id: 'days', head: words.days, width: '7.5rem' },
            { id: 'what', head: words.what },
            { id: 'writer', head: words.writer, width: '8.5rem' },
            { id: 'confirm', head: words.confirmation, width: '8rem' },
            { id: 'history', head: <span class="unseen">{words.history}</span>, width: '4.5rem' },
          ]}
        >
          {rows.map((row) => {
            const child = childOf.get(row.childId)
            return (
              <Line key={row.id + row.childId} current={opened?.id === row.id && opened.childId === row.childId}>
                <Cell of={words.written}>{writtenAt(row.writtenAt, today())}</Cell>
                <Cell name>
                  {row.kana || row.name} <AllergensOf childId={row.childId} />
                  <span class={css.class}>{child ? classNameOf(groups, child) : ''}</span>
                </Cell>
                <Cell of={words.days}>{daysOf(row.startsOn, row.endsOn)}</Cell>
                <Cell of={words.what}>
                  <b class={classes(css.kind, row.withdrawn && css.gone)}>{kindWords[row.kind]}</b>
                  {describe({ ...row, person: row.pickupPerson })}
                  {tagsOf(row).map((tag) => (
                    <span key={tag} class={css.tag}>
                      {tag}
                    </span>
                  ))}
                </Cell>
                <Cell of={words.writer}>{row.writer || (row.source === 'guardian' ? words.byFamily : words.byStaff)}</Cell>
                <Cell of={words.confirmation}>
                  {row.confirmedAt !== null ? (
                    words.confirmedAt(writtenAt(row.confirmedAt, today()), row.confirmer ?? '')
                  ) : mayHere('notice.confirm') ? (
                    <Confirm row={row} onDone={again} />
                  ) : (
                    words.unconfirmed
                  )}
                </Cell>
                <Cell number>
                  <Button label={words.historyOf(row.kana || row.name)} onClick={() => setOpened(row)}>
                    {words.history}
                  </Button>
                </Cell>
              </Line>
            )
          })}
        </Table>
      )}
      {opened && (
        <NoticeHistory
          row={opened}
          onClose={() => setOpened(null)}
          onChange={(row) => {
            setOpened(null)
            setWriting(row)
          }}
          onDone={() => {
            setOpened(null)
            again()
          }}
        />
      )}
      {writing && (
        <ReportDialog
          {...(writing === true ? {} : { replaces: writing })}
          onClose={() => {
            setWriting(null)
            again()
          }}
        />
      )}
    </Desk>
  )
}
