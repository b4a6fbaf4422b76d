// The foods families are asked about: one more, or one less.
import { useState } from 'preact/hooks'
import { splitItems } from '../../schema/kit/cell.ts'
import { FOOD_GROUPS, FOOD_STATES, type FoodGroup, type FoodState } from '../../schema/meal/foods.ts'
import { GROUP_WORDS } from '../../schema/meal/words.ts'
import { Button } from '../kit/Button.tsx'
import { Field, SelectField } from '../kit/Field.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type FoodList, meal } from './api.ts'
import css from './Desk.module.css'
import { words } from './desk-words.ts'

type Food = FoodList['foods'][number]
const GROUPS = FOOD_GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] }))

export function FoodListPart() {
  const loaded = useLoad<FoodList>(meal.address(facilityId(), '/food-list'))
  const { busy, fault, send } = useSend()
  const answer = loaded?.data.value
  const set = async (json: Omit<Food, 'key'> & { key?: string }) => {
    const sent = await send((id) => meal.post(facilityId(), '/food-list', { id, ...json }), json)
    if (sent) void loaded?.refresh()
    return sent !== null
  }
  return (
    <Part title={words.list} second={answer ? `${words.listMore} ${answer.source}` : words.listMore}>
      {fault && <Notice tone="look" title={fault.message} />}
      <Add busy={busy} onAdd={set} />
      {!answer ? (
        <Loading from={loaded} />
      ) : (
        <Table
          caption={words.list}
          columns={[
            { id: 'name', head: words.name },
            { id: 'group', head: words.group },
            { id: 'also', head: words.also },
            { id: 'state', head: words.asked, width: '16rem' },
          ]}
        >
          {answer.foods.map((food) => (
            <Line key={food.key}>
              <Cell name>{food.name}</Cell>
              <Cell of={words.group}>{GROUP_WORDS[food.group]}</Cell>
              <Cell of={words.also} muted>
                {food.also.join('、')}
              </Cell>
              <Cell of={words.asked}>
                <SelectField
                  label={<span class="unseen">{food.name}</span>}
                  value={food.state}
                  disabled={busy}
                  onChange={(state) => void set({ ...food, state: state as FoodState })}
                  options={FOOD_STATES.map((value) => ({ value, label: words[value] }))}
                />
              </Cell>
            </Line>
          ))}
        </Table>
      )}
    </Part>
  )
}

function Add({ busy, onAdd }: { busy: boolean; onAdd: (food: Omit<Food, 'key'>) => Promise<boolean> }) {
  const [name, setName] = useState('')
  const [also, setAlso] = useState('')
  const [group, setGroup] = useState<FoodGroup>('other')
  const [state, setState] = useState<FoodState>('asked')
  const add = async () => {
    if (!(await onAdd({ name: name.trim(), group, also: [...new Set(splitItems(also))], state }))) return
    setName('')
    setAlso('')
  }
  return (
    <Sheet label={words.add}>
      <div class={css.line}>
        <Field label={words.name} maxLength={30} value={name} onChange={setName} />
        <Field label={words.also} hint={words.listHint} value={also} onChange={setAlso} />
        <SelectField label={words.group} value={group} onChange={(value) => setGroup(value as FoodGroup)} options={GROUPS} />
        <SelectField
          label={words.asked}
          value={state}
          onChange={(value) => setState(value as FoodState)}
          options={(['asked', 'passed'] as const).map((value) => ({ value, label: words[value] }))}
        />
        <Button icon={PlusIcon} disabled={busy || !name.trim()} onClick={() => void add()}>
          {words.add}
        </Button>
      </div>
    </Sheet>
  )
}
