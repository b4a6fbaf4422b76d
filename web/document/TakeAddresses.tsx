// 現住所 of a 要録: opened from the roster by whoever may, as everywhere else, and written down as an opening; never offered by itself.
import { useState } from 'preact/hooks'
import { fieldName } from '../../schema/document/kind.ts'
import type { Routes } from '../../worker/child/routes.ts'
import { Button } from '../kit/Button.tsx'
import { NoLine, Refused, wordOf } from '../kit/call.ts'
import { Notice } from '../kit/Notice.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import type { Opened } from './api.ts'
import css from './Document.module.css'
import type { Writing } from './use-writing.ts'
import { words } from './words.ts'

const child = wordOf<Routes>('child')
const ROWS = ['address', 'guardian_address'].map((row) => fieldName('admission', row, 'text'))

export function TakeAddresses({ opened, writing }: { opened: Opened; writing: Writing }) {
  const [fault, setFault] = useState<string | null>(null)
  const empty = ROWS.filter((field) => writing.textOf(field) === '')
  if (empty.length === 0 || !mayHere('child.address')) return null
  const take = async () => {
    try {
      const { guardians } = await child.get(facilityId(), '/addresses', { childId: opened.subject.id })
      const address = guardians.find((one) => one.address)?.address
      setFault(address ? null : words.noAddress)
      if (address) for (const field of empty) writing.type(field, address)
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof NoLine)) throw error
      setFault(error.message)
    }
  }
  return (
    <div class={css.addresses}>
      <Button onClick={() => void take()}>{words.takeAddresses}</Button>
      <p class={css.second}>{words.takeAddressesMore}</p>
      {fault && <Notice tone="look" title={fault} />}
    </div>
  )
}
