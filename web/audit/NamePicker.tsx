// One name out of all there are or were: children, people with a sign-in, tablets.
import { useState } from 'preact/hooks'
import { roleWords } from '../../schema/audit/words.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { eraDay } from '../kit/format.ts'
import { CrossIcon } from '../kit/icons.tsx'
import { Row, Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId } from '../office/desk.ts'
import css from './Audit.module.css'
import { audit, type Names, type Picked } from './audit.ts'
import { words } from './words.ts'

export function NamePicker({ picked, onPick }: { picked: Picked | null; onPick: (picked: Picked | null) => void }) {
  const [text, setText] = useState('')
  const piece = text.trim()
  const names = useLoad<Names>(piece && !picked ? audit.address(facilityId(), '/names', { text: piece }) : null)?.data.value
  if (picked)
    return (
      <div class={css.picked}>
        <b>{words.only(picked.name)}</b>
        <Button icon={CrossIcon} label={words.drop(picked.name)} onClick={() => onPick(null)}>
          {words.dropWord}
        </Button>
      </div>
    )
  const nothing = names && names.children.length + names.people.length + names.devices.length === 0
  return (
    <div>
      <Field label={words.search} hint={words.searchHint} type="search" value={text} onChange={setText} maxLength={40} />
      {nothing && <p role="status">{words.noName(piece)}</p>}
      {names && !nothing && (
        <Sheet flush label={words.found} class={css.found}>
          {names.children.map(({ childId, name, kana, birthDay }) => (
            <Row
              key={childId}
              second={`${words.child} ・ ${kana} ・ ${eraDay(birthDay)}`}
              onClick={() => onPick({ name, child: childId })}
            >
              {name}
            </Row>
          ))}
          {names.people.map(({ accountId, name, roles, ties }) => (
            <Row
              key={accountId}
              second={[words.person, ...roles.map(roleWords), ...ties].join(' ・ ')}
              onClick={() => onPick({ name, account: accountId })}
            >
              {name}
            </Row>
          ))}
          {names.devices.map(({ accountId, name }) => (
            <Row key={accountId} second={words.tablet} onClick={() => onPick({ name, account: accountId })}>
              {name}
            </Row>
          ))}
        </Sheet>
      )}
    </div>
  )
}
