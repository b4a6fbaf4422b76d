// 原材料の変更: what changed, and at once which dishes to come have it and which children it concerns (RF12).
import { useState } from 'preact/hooks'
import { splitItems } from '../../schema/kit/cell.ts'
import type { Day } from '../../schema/kit/day.ts'
import { MEAL_WORDS } from '../../schema/meal/words.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DayField, Field } from '../kit/Field.tsx'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type Changes, meal } from './api.ts'
import css from './Desk.module.css'
import { words } from './desk-words.ts'

export function Materials() {
  const loaded = useLoad<Changes>(meal.address(facilityId(), '/ingredient'))
  const changes = loaded?.data.value?.changes
  return (
    <Part title={words.materials} second={words.materialsMore}>
      <Enter onDone={() => void loaded?.refresh()} />
      {!changes ? (
        <Loading from={loaded} />
      ) : changes.length === 0 ? (
        <p class={css.second}>{words.materialsNone}</p>
      ) : (
        <Table
          caption={words.materials}
          columns={[
            { id: 'what', head: words.material },
            { id: 'from', head: words.startsOn, width: '7rem' },
            { id: 'contains', head: words.contains },
            { id: 'uses', head: words.uses },
            { id: 'who', head: words.concerned },
          ]}
        >
          {changes.map((one) => (
            <Line key={one.id} tone={one.children.length > 0 ? 'look' : 'plain'}>
              <Cell name>
                {one.ingredient}
                {one.note && <p class={css.second}>{one.note}</p>}
              </Cell>
              <Cell of={words.startsOn}>{shortDay(one.startsOn)}</Cell>
              <Cell of={words.contains}>{one.allergens.join('、')}</Cell>
              <Cell of={words.uses}>
                {one.dishes.map(({ day, meal: of, name }) => `${shortDay(day)} ${MEAL_WORDS[of]} ${name}`).join('、')}
              </Cell>
              <Cell of={words.concerned}>
                {one.children.length === 0
                  ? words.concernedNone
                  : one.children.map((child) => (
                      <p key={child.childId}>
                        <b>{child.kana}</b>（{child.allergens.join('、')}）
                        {child.startsOn > today() && <span class={css.second}> {words.comesOn(shortDay(child.startsOn))}</span>}
                      </p>
                    ))}
              </Cell>
            </Line>
          ))}
        </Table>
      )}
    </Part>
  )
}

function Enter({ onDone }: { onDone: () => void }) {
  const [ingredient, setIngredient] = useState('')
  const [contains, setContains] = useState('')
  const [note, setNote] = useState('')
  const [startsOn, setStartsOn] = useState<Day | null>(today())
  const { busy, fault, send } = useSend()
  const allergens = [...new Set(splitItems(contains))]
  const save = async () => {
    if (startsOn === null) return
    const json = { ingredient: ingredient.trim(), startsOn, allergens, note: note.trim() }
    if (!(await send((id) => meal.post(facilityId(), '/ingredient', { id, ...json }), json))) return
    setIngredient('')
    setContains('')
    setNote('')
    onDone()
  }
  return (
    <Sheet label={words.materials}>
      <div class={css.line}>
        <Field label={words.material} maxLength={60} value={ingredient} onChange={setIngredient} />
        <Field label={words.contains} hint={words.listHint} value={contains} onChange={setContains} />
        <DayField label={words.startsOn} value={startsOn} onChange={setStartsOn} min={today()} />
        <Field label={words.materialNote} maxLength={100} value={note} onChange={setNote} />
        <Button disabled={busy || !ingredient.trim() || startsOn === null} onClick={() => void save()}>
          {words.materialSave}
        </Button>
      </div>
      {fault && <Notice tone="look" title={fault.message} />}
    </Sheet>
  )
}
