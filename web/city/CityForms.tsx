// 書類の様式 of the whole city: made from one of the product's, and given to every house.
import { useState } from 'preact/hooks'
import { currentKinds } from '../../schema/document/kinds.ts'
import { isOpenForm } from '../../schema/document/own-form.ts'
import { Editor } from '../document/FormEditor.tsx'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { call } from '../kit/call.ts'
import { SelectField } from '../kit/Field.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Desk } from '../office/Desk.tsx'
import { organisation } from '../office/desk.ts'
import { cityAddress } from './city-address.ts'
import { giftWords } from './gift-words.ts'
import { minutesWords } from './minutes-words.ts'
import { words } from './words.ts'

const KINDS = currentKinds().filter(isOpenForm)

export function CityForms() {
  const [key, setKey] = useState('month_plan')
  const [beside, setBeside] = useState(true)
  const [given, setGiven] = useState(0)
  const kind = KINDS.find((one) => one.key === key)
  return (
    <Desk
      title={words.forms}
      name={words.forms}
      second={organisation.value?.name}
      end={
        <>
          <Button href="/office/city/phrase">{giftWords.phrases}</Button>
          <Button href="/office/city/file">{giftWords.files}</Button>
          <Button href="/office/city/minutes">{minutesWords.title}</Button>
        </>
      }
    >
      <p>{words.formsMore}</p>
      {given > 0 && <Notice tone="ink" title={words.formsGiven} />}
      <Sheet>
        <SelectField
          label={words.formsKind}
          value={key}
          onChange={setKey}
          options={KINDS.map((one) => ({ value: one.key, label: one.title }))}
        />
        <Check checked={beside} onChange={setBeside} second={words.formsBesideMore}>
          {words.formsBeside}
        </Check>
      </Sheet>
      {kind && (
        <Editor
          key={`${key} ${beside} ${given}`}
          kind={kind}
          beside={beside}
          name={beside ? words.formsName(kind.title) : kind.title}
          post={(id, form) => call('POST', cityAddress('/form'), { json: { id, ...form } })}
          onDone={() => setGiven(given + 1)}
        />
      )}
    </Desk>
  )
}
