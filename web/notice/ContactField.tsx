import { LONGEST_CONTACT } from '../../schema/notice/input.ts'
import { Field } from '../kit/Field.tsx'
import { Say } from '../kit/words.tsx'
import { missing as missingWords, words } from './words.ts'

interface ContactFieldProps {
  value: string
  required: boolean
  missing: boolean
  onChange: (value: string) => void
}

/** 緊急連絡先: where the family can be reached during an absence (RA24). */
export const ContactField = ({ value, required, missing, onChange }: ContactFieldProps) => (
  <div data-missing={missing || undefined}>
    <Field
      label={<Say w={words.contact} />}
      hint={
        <>
          {!required && <Say w={words.optional} alone />} <Say w={words.contactHint} />
        </>
      }
      error={missing ? <Say w={missingWords.contact} /> : undefined}
      maxLength={LONGEST_CONTACT}
      value={value}
      onChange={onChange}
    />
  </div>
)
