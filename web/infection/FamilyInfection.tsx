// 感染症 on a parent's phone: from which day on the child may come, what is asked for, and the 登園届.
import { useState } from 'preact/hooks'
import { factsAskedBy, isBase, isCheck } from '../../schema/infection/rule.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf } from '../family/today.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { DayField } from '../kit/Field.tsx'
import { longDayWord } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Say, type Word } from '../kit/words.tsx'
import { type Alerts, type Answer, type Case, infection } from './api.ts'
import { DiseaseField, type Told } from './DiseaseField.tsx'
import css from './FamilyInfection.module.css'
import { diseaseWord, facts, words } from './family-words.ts'
import { ReturnForm } from './ReturnForm.tsx'

export function FamilyInfection() {
  useArrival(words.title)
  const child = childOf(visit.value.params.child ?? '')
  const facility = child?.facilityId ?? 0
  const loaded = useLoad<Answer>(child?.seesHealth ? infection.address(facility, '/') : null, { keep: true })
  const alerts = useLoad<Alerts>(child ? infection.address(facility, '/alert') : null, { keep: true })
  const answer = loaded?.data.value
  const [telling, setTelling] = useState(false)
  if (!child) return null
  const cases = (answer?.cases ?? []).filter(({ childId }) => childId === child.childId)
  const refresh = () => void loaded?.refresh()
  return (
    <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back="/family">
      {answer && cases.length === 0 && (
        <Empty title={<Say w={words.none} />}>
          <Say w={words.noneMore} />
        </Empty>
      )}
      {cases.map((one) => (
        <OneCase key={one.id} one={one} facility={facility} onDone={refresh} />
      ))}
      {answer &&
        (telling ? (
          <Tell
            answer={answer}
            facility={facility}
            childId={child.childId}
            onDone={() => {
              setTelling(false)
              refresh()
            }}
          />
        ) : (
          <Button wide onClick={() => setTelling(true)}>
            <Say w={words.tell} />
          </Button>
        ))}
      <Around alerts={alerts?.data.value ?? null} />
    </Page>
  )
}

const PAPER: Record<Case['paper'], (one: Case) => Word> = {
  none_asked: () => words.noPaper,
  waiting: ({ disease }) => (disease.form === 'opinion' ? words.opinion : words.report),
  sent: () => words.sent,
  confirmed: () => words.confirmed,
  received: () => words.received,
}

interface OneCaseProps {
  one: Case
  facility: number
  onDone: () => void
}

function OneCase({ one, facility, onDone }: OneCaseProps) {
  const { disease, ended, day, waitsFor } = one
  const name = diseaseWord(disease)
  return (
    <Sheet>
      <section class={css.case}>
        <h2>
          <Say w={name} />
        </h2>
        {ended ? (
          <p>
            <Say w={ended === 'wrong' ? words.wrong : words.over} />
          </p>
        ) : (
          <>
            <p class={css.day}>
              <Say w={day ? words.comes(longDayWord(day)) : disease.rule ? words.waits : words.free} />
            </p>
            {waitsFor.length > 0 && (
              <ul class={css.waits}>
                {waitsFor.map((fact) => (
                  <li key={fact}>
                    <Say w={facts[fact]} />
                  </li>
                ))}
              </ul>
            )}
            <p>
              <Say w={PAPER[one.paper](one)} />
            </p>
            {one.absenceWithdrawn && (
              <p>
                <Say w={words.absenceWithdrawn} />
              </p>
            )}
            <dl class={css.guide}>
              <Guide name={words.criteria} is={disease.criteria} />
              {disease.period && <Guide name={words.period} is={disease.period} />}
            </dl>
            <Known one={one} facility={facility} onDone={onDone} />
            {disease.form === 'report' && <ReturnForm one={one} facility={facility} onDone={onDone} />}
          </>
        )}
      </section>
    </Sheet>
  )
}

/** A sentence of the guideline, as it is printed there. */
const Guide = ({ name, is }: { name: Word; is: string }) => (
  <>
    <dt>
      <Say w={name} alone />
    </dt>
    <dd lang="ja">{is}</dd>
  </>
)

/** Days that are still open; a check is said with the 登園届, or here where a doctor's paper is asked. */
function Known({ one, facility, onDone }: OneCaseProps) {
  const [days, setDays] = useState<Record<string, string>>({})
  const [checks, setChecks] = useState<string[]>([])
  const { busy, fault, send } = useSend()
  const asked = factsAskedBy(one.disease.rule)
  const open = asked.filter(isBase)
  const openChecks = one.disease.form === 'report' ? [] : asked.filter(isCheck).filter((check) => !one.facts[check])
  if (open.length + openChecks.length === 0) return null
  const changed = Object.keys(days).length > 0 || checks.length > 0
  const save = async () => {
    const json = {
      childId: one.childId,
      caseId: one.id,
      ...(Object.keys(days).length > 0 ? { days } : {}),
      ...(checks.length > 0 ? { checks: openChecks.filter((check) => checks.includes(check)) } : {}),
    }
    if (!(await send((id) => infection.post(facility, '/facts', { id, ...json }), json))) return
    setDays({})
    setChecks([])
    onDone()
  }
  return (
    <div class={css.form}>
      {open.map((base) => (
        <DayField
          key={base}
          label={<Say w={facts[base]} />}
          value={days[base] ?? one.facts[base] ?? null}
          onChange={(day) => day && setDays({ ...days, [base]: day })}
          max={today()}
        />
      ))}
      {openChecks.length > 0 && (
        <Chips
          many
          legend={<Say w={words.checks} />}
          chips={openChecks.map((check) => ({ value: check as string, span: 4 as const, label: <Say w={facts[check]} /> }))}
          value={checks}
          onChange={setChecks}
        />
      )}
      {fault && <Notice tone="look" title={fault.message} />}
      {changed && (
        <Button wide disabled={busy} onClick={() => void save()}>
          <Say w={words.save} />
        </Button>
      )}
    </div>
  )
}

interface TellProps {
  answer: Answer
  facility: number
  childId: string
  onDone: () => void
}

function Tell({ answer, facility, childId, onDone }: TellProps) {
  const [told, setTold] = useState<Told | null>(null)
  const { busy, fault, send } = useSend()
  const save = async () => {
    if (told?.key && (await send((id) => infection.post(facility, '/open', { id, childId, ...told }), told))) onDone()
  }
  return (
    <Sheet>
      <div class={css.form}>
        <DiseaseField diseases={answer.diseases} value={told} onChange={setTold} />
        {fault && <Notice tone="look" title={fault.message} />}
        <Button kind="give" wide disabled={busy || !told?.key} onClick={() => void save()}>
          <Say w={words.save} alone />
        </Button>
      </div>
    </Sheet>
  )
}

const countWord = ({ className, count }: Alerts['alerts'][number]): Word =>
  className ? words.inClass(className, String(count)) : count > 0 ? words.inHouse(String(count)) : words.some

function Around({ alerts }: { alerts: Alerts | null }) {
  if (!alerts || alerts.alerts.length === 0) return null
  return (
    <Sheet>
      <section class={css.case}>
        <h2>
          <Say w={words.around} />
        </h2>
        <p class={css.second}>
          <Say w={words.sevenDays} />
        </p>
        <ul class={css.around}>
          {alerts.alerts.map((one) => (
            <li key={`${one.key} ${one.className}`}>
              <b>
                <Say w={diseaseWord(one)} alone />
              </b>
              <Say alone w={countWord(one)} />
            </li>
          ))}
        </ul>
      </section>
    </Sheet>
  )
}
