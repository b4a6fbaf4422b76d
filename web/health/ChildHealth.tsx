// 健康記録 of one child at the desk: what stands and what was before, put right by who may, and on paper.
import { foldHealth, type HealthEntry, type HealthKind, type HealthValue, standing } from '../../schema/health/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { coursesOf } from '../../schema/vaccination/rule.ts'
import { SOURCE_LINE } from '../../schema/vaccination/vaccines.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { ChildLines } from '../checkup/ChildLines.tsx'
import { Button } from '../kit/Button.tsx'
import { now, today } from '../kit/clock.ts'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { visit } from '../kit/router.ts'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { Doses } from '../vaccination/Doses.tsx'
import { yearDay } from '../vaccination/words.ts'
import { type Answer, health } from './api.ts'
import { kinds, words as record, valueWord } from './family-words.ts'
import css from './Health.module.css'
import { Items } from './Items.tsx'
import { words } from './words.ts'

const KINDS = ['mark', 'usual', 'doctor', 'history', 'dose'] as const

export function ChildHealth() {
  const childId = visit.value.params.childId ?? ''
  const loaded = useLoad<Answer>(health.address(facilityId(), '/child', { childId }))
  const { busy, fault, send } = useSend()
  const answer = loaded?.data.value
  const back = <a href="/office/health">{words.back}</a>
  if (!answer)
    return (
      <Desk title={words.toRecord} name={words.toRecord} second={back}>
        <Loading from={loaded} />
      </Desk>
    )
  const items = foldHealth(answer.entries as HealthEntry[])
  const write = async (one: { kind: HealthKind; item: Id; value: HealthValue | null; upon: Id | null }) => {
    const items = [one] as Parameters<typeof health.post<'/write'>>[2]['items']
    const sent = await send((id) => health.post(facilityId(), '/write', { id, childId, items }), one)
    if (sent) await loaded?.refresh()
    return sent !== null
  }
  const may = mayHere('health.write')
  return (
    <Desk
      title={
        <>
          {`${answer.kana} ${words.toRecord}`} <AllergensOf childId={answer.childId} />
        </>
      }
      name={words.toRecord}
      second={may ? back : words.readOnly}
      end={
        <Button icon={PrinterIcon} onClick={() => print()}>
          {words.print}
        </Button>
      }
      paper={
        <Paper
          title={words.paperTitle}
          seals={words.seals}
          line={
            <>
              {paperLine(answer.facility, answer.today)}
              <br />
              <b>{answer.name}</b>（{answer.kana}） {answer.className} {words.born} {eraDay(answer.birthDay)}
            </>
          }
          foot={words.printed(shortDay(today()), clockTime(now.value))}
          legend={<p class={css.legend}>{SOURCE_LINE}</p>}
        >
          <Facts
            facts={[
              ...(['usual', 'doctor', 'history'] as const).map((kind) => ({
                name: plain(kinds[kind]),
                is:
                  standing(items, kind)
                    .map((value) => plain(valueWord(kind, value)))
                    .join('、') || words.nothingKnown,
              })),
              ...coursesOf(answer.birthDay, standing(items, 'dose'), answer.today).map(({ vaccine, planned }) => ({
                name: vaccine.name,
                is: planned.flatMap(({ day }) => (day ? yearDay(day) : [])).join('  ') || words.nothing,
              })),
            ]}
          />
          <ChildLines facility={facilityId()} childId={childId} paper />
        </Paper>
      }
    >
      <div class={css.columns}>
        {KINDS.map((kind) => (
          <Items
            key={kind}
            {...{ kind, items, childId, busy }}
            fault={fault?.message ?? null}
            birthDay={answer.birthDay}
            suggested={answer.suggested}
            save={record.save}
            quiet={kind === 'dose'}
            onSay={may ? write : null}
          />
        ))}
        <Doses items={items} birthDay={answer.birthDay} today={answer.today} />
        <ChildLines facility={facilityId()} childId={childId} />
      </div>
    </Desk>
  )
}
