import { Field } from '../kit/Field.tsx'
import type { Fault } from '../kit/use-send.ts'
import dialog from '../office/dialog.module.css'
import { words } from './words.ts'

export interface Names {
  familyName: string
  givenName: string
  kana: string
}
export const NOBODY: Names = { familyName: '', givenName: '', kana: '' }

/** What is missing of a name, and where. */
export function missingOf({ familyName, kana }: Names): Fault | null {
  if (familyName.trim() === '') return { field: 'familyName', message: words.needName }
  return kana.trim() === '' ? { field: 'kana', message: words.needKana } : null
}

/** 姓, 名 and ふりがな of somebody new. */
export function NameFields({ names, fault, onChange }: { names: Names; fault: Fault | null; onChange: (names: Names) => void }) {
  const told = (field: string) => (fault?.field === field ? fault.message : undefined)
  return (
    <>
      <div class={dialog.pair}>
        <Field
          label={words.familyName}
          value={names.familyName}
          onChange={(familyName) => onChange({ ...names, familyName })}
          error={told('familyName')}
          maxLength={40}
          autoFocus
        />
        <Field
          label={words.givenName}
          value={names.givenName}
          onChange={(givenName) => onChange({ ...names, givenName })}
          error={told('givenName')}
          maxLength={40}
        />
      </div>
      <Field
        label={words.kana}
        hint={words.kanaHint}
        value={names.kana}
        onChange={(kana) => onChange({ ...names, kana })}
        error={told('kana')}
        maxLength={80}
      />
    </>
  )
}
