// 開示用の写し at the desk (RH07): for whom and why, what is masked, then it is written down and printed. Before that nothing can be printed but a
// sentence that says so.
import { useEffect, useState } from 'preact/hooks'
import { foldSteps } from '../../schema/document/approval.ts'
import { maskedText } from '../../schema/document/mask.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { Field, SelectField } from '../kit/Field.tsx'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { ChevronLeftIcon, PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { route, visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper } from '../office/Paper.tsx'
import { disclosureOf, type Named, type Opened, papers, placeOf, type ToDisclose } from './api.ts'
import css from './Disclosure.module.css'
import { DocumentPaper } from './DocumentPaper.tsx'
import { words } from './disclosure-words.ts'
import { Masking } from './Masking.tsx'
import { useMasks } from './use-masks.ts'

export function Disclosure() {
  const { kind = '' } = visit.value.params
  const { subject = '', day = '', childId } = visit.value.query
  const named = { kind, subject, day }
  return childId ? <OfChild key={childId} named={named} childId={childId} /> : <WhichChild named={named} />
}

interface NamedProps {
  named: Named & { subject: string }
}

const Back = ({ named }: NamedProps) => (
  <Button icon={ChevronLeftIcon} href={placeOf(named)}>
    {words.back}
  </Button>
)

/** Of a class's paper: of which child. */
function WhichChild({ named }: NamedProps) {
  const loaded = useLoad<Opened>(papers.address(facilityId(), '/open', named))
  const [chosen, setChosen] = useState<string | null>(null)
  const children = loaded?.data.value?.children
  const childId = chosen ?? children?.[0]?.id
  return (
    <Desk title={words.title} name={words.title} end={<Back named={named} />}>
      {!children ? (
        <Loading from={loaded} />
      ) : childId === undefined ? (
        <Sheet>
          <Empty title={words.nobody}>{words.nobodyMore}</Empty>
        </Sheet>
      ) : (
        <div class={css.form}>
          <p>{words.whichMore}</p>
          <SelectField
            label={words.which}
            value={childId}
            onChange={setChosen}
            options={children.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button kind="give" onClick={() => route(disclosureOf(named, childId))}>
            {words.go}
          </Button>
        </div>
      )}
    </Desk>
  )
}

/** For whom and why; it outlives the paper's being read anew. */
interface Said {
  to: string
  why: string
}

function OfChild({ named, childId }: NamedProps & { childId: string }) {
  const loaded = useLoad<ToDisclose>(papers.address(facilityId(), '/disclosure', { ...named, childId }))
  const answer = loaded?.data.value
  const [said, setSaid] = useState<Said>({ to: '', why: '' })
  if (!answer || !loaded)
    return (
      <Desk title={words.title} name={words.title} end={<Back named={named} />}>
        <Loading from={loaded} />
      </Desk>
    )
  return <Copy key={answer.digest} {...{ named, answer, said, setSaid }} refresh={loaded.refresh} />
}

interface CopyProps extends NamedProps {
  answer: ToDisclose
  said: Said
  setSaid: (said: Said) => void
  refresh: () => Promise<void>
}

function Copy({ named, answer, said, setSaid, refresh }: CopyProps) {
  const { opened, childId, digest, texts, name } = answer
  const masking = useMasks(answer)
  const { busy, fault, send } = useSend()
  const [written, setWritten] = useState<string | null>(null)
  const to = said.to.trim()
  const why = said.why.trim()
  const masked = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, maskedText(text, masking.of(field))]))
  /** What is printed: another word of it is another copy, to be written down again. */
  const content = JSON.stringify([to, why, masked])
  const ready = written === content
  // The paper stands when the printer is called.
  useEffect(() => {
    if (written !== null) print()
  }, [written])
  const record = async () => {
    if (ready) return print()
    const receipt = await send(
      (id) =>
        papers.post(facilityId(), '/disclose', { ...{ id, ...named, childId }, ...{ to, why, digest, masks: masking.count } }),
      content,
    )
    if (receipt === null) return
    setWritten(content)
    void refresh()
  }
  const foot = words.printed(shortDay(today()), clockTime(now.value))
  const copy = {
    title: words.title,
    line: `${words.copyLine(name, to, eraDay(today()))}　${masking.count > 0 ? words.hides : words.hidesNone}`,
  }
  const at = (field: string) => (fault?.field === field ? fault.message : undefined)
  return (
    <Desk
      title={`${opened.kind.title}　${words.title}`}
      name={words.title}
      second={`${words.of(name)}　${eraDay(opened.startsOn)}`}
      end={<Back named={named} />}
      paper={
        ready ? (
          <DocumentPaper
            {...{ opened, copy }}
            state={foldSteps(opened.kind.approval, opened.steps)}
            textOf={(field) => masked[field] ?? ''}
          />
        ) : (
          <Paper title={words.title} line={words.notYet} foot={foot}>
            {null}
          </Paper>
        )
      }
    >
      {opened.times === 0 ? (
        <Sheet>
          <Empty title={words.empty}>{words.emptyMore}</Empty>
        </Sheet>
      ) : (
        <>
          {answer.guarded && (
            <Notice tone="act" title={words.guarded}>
              {words.guardedMore}
            </Notice>
          )}
          <form
            class={css.form}
            onSubmit={(event) => {
              event.preventDefault()
              void record()
            }}
          >
            <Field
              {...{ label: words.to, hint: words.toMore, value: said.to, error: at('to') }}
              required
              maxLength={80}
              onChange={(value) => setSaid({ ...said, to: value })}
            />
            <Field
              {...{ label: words.why, hint: words.whyMore, value: said.why, error: at('why') }}
              required
              maxLength={200}
              onChange={(value) => setSaid({ ...said, why: value })}
            />
            <p>{words.proposed}</p>
            <p>{words.staff}</p>
            {answer.alike.length > 0 && (
              <Notice tone="look" title={words.alike(answer.alike.join('・'))}>
                {words.alikeMore}
              </Notice>
            )}
            {fault && (
              <Notice tone="look" title={fault.message} end={<Button onClick={() => void refresh()}>{words.reload}</Button>} />
            )}
            {ready && (
              <Notice tone="ink" title={words.recorded}>
                {words.recordedMore}
              </Notice>
            )}
            <Button type="submit" kind="give" icon={PrinterIcon} disabled={busy || !to || !why}>
              {ready ? words.again : words.record}
            </Button>
          </form>
          <Masking {...{ answer, masking }} />
        </>
      )}
      <Before answer={answer} />
    </Desk>
  )
}

/** 開示簿 of the child. */
const Before = ({ answer: { before, name } }: { answer: ToDisclose }) => (
  <section class={css.before}>
    <h2 class={css.heading}>{`${words.before}　${name}`}</h2>
    {before.length === 0 ? (
      <Sheet>
        <Empty title={words.beforeNone(name)}>{words.beforeMore}</Empty>
      </Sheet>
    ) : (
      <Table
        caption={words.before}
        columns={[
          { id: 'when', head: words.when, width: '12rem' },
          { id: 'paper', head: words.paper },
          { id: 'to', head: words.to },
          { id: 'why', head: words.why },
          { id: 'masks', head: words.masks, number: true, width: '6rem' },
          { id: 'version', head: words.version },
        ]}
      >
        {before.map(({ id, at, by, title, startsOn, to, why, masks, digest }) => (
          <Line key={id}>
            <Cell name>{`${eraDay(dayOf(at))} ${by}`}</Cell>
            <Cell of={words.paper}>{`${title}　${eraDay(startsOn)}`}</Cell>
            <Cell of={words.to}>{to}</Cell>
            <Cell of={words.why}>{why}</Cell>
            <Cell of={words.masks} number>
              {masks}
            </Cell>
            <Cell of={words.version}>
              <code class={css.digest}>{digest}</code>
            </Cell>
          </Line>
        ))}
      </Table>
    )}
  </section>
)
