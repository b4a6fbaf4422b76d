import { useState } from 'preact/hooks'
import { SHARES, type Share } from '../../schema/invitation/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/family/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Chips } from '../kit/Chips.tsx'
import { wordOf } from '../kit/call.ts'
import { Field } from '../kit/Field.tsx'
import { QrCode } from '../kit/QrCode.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { submits } from '../kit/submits.ts'
import { useSend } from '../kit/use-send.ts'
import { plain, Say } from '../kit/words.tsx'
import css from './People.module.css'
import { words } from './words.ts'

const family = wordOf<Routes>('family')

/** Lets somebody of the family in: for which children, what they can do, and then a code to show or to send. */
export function Invite(props: { facilityId: number; children: readonly { childId: Id; given: string }[]; onDone: () => void }) {
  const { facilityId, children, onDone } = props
  const only = children.length === 1 ? children.map(({ childId }) => childId) : []
  const [open, setOpen] = useState(false)
  const [childIds, setChildIds] = useState<Id[]>(only)
  const [familyName, setFamilyName] = useState('')
  const [givenName, setGivenName] = useState('')
  const [relationship, setRelationship] = useState('')
  const [share, setShare] = useState<Share | null>(null)
  const [gap, setGap] = useState<'need' | 'choose' | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const { busy, fault, send } = useSend()

  const make = async () => {
    const missing = childIds.length === 0 || share === null ? 'choose' : familyName && givenName && relationship ? null : 'need'
    setGap(missing)
    if (missing || share === null) return
    const given = { childIds, familyName, givenName, relationship, share }
    const answer = await send((id) => family.post(facilityId, '/invite', { id, ...given }), given)
    if (!answer) return
    setCode(String((answer as { code?: unknown }).code ?? ''))
    onDone()
  }
  if (code) return <Made code={code} onDone={() => [setCode(null), setOpen(false)]} />
  if (!open)
    return (
      <Button onClick={() => setOpen(true)}>
        <Say w={words.invite} alone />
      </Button>
    )
  return (
    <Sheet>
      <form class={css.form} noValidate onSubmit={submits(make)}>
        <p class={css.quiet}>
          <Say w={words.inviteMore} />
        </p>
        {children.length > 1 && (
          <Chips
            legend={<Say w={words.which} alone />}
            many
            chips={children.map(({ childId, given }) => ({ value: childId, span: 2, label: given }))}
            value={childIds}
            onChange={setChildIds}
          />
        )}
        <Field
          label={<Say w={words.family} alone />}
          value={familyName}
          onChange={setFamilyName}
          maxLength={30}
          autoComplete="off"
        />
        <Field
          label={<Say w={words.given} alone />}
          value={givenName}
          onChange={setGivenName}
          maxLength={30}
          autoComplete="off"
        />
        <Field
          label={<Say w={words.relationship} alone />}
          value={relationship}
          onChange={setRelationship}
          maxLength={10}
          autoComplete="off"
        />
        <Chips
          legend={<Say w={words.what} alone />}
          chips={SHARES.map((value) => ({ value, span: 2, label: <Say w={words[value]} alone /> }))}
          value={share}
          onChange={setShare}
        />
        <div role="alert" class={css.error}>
          {gap ? <Say w={words[gap]} /> : fault?.message}
        </div>
        <Button kind="give" type="submit" disabled={busy}>
          <Say w={words.makeCode} alone />
        </Button>
      </form>
    </Sheet>
  )
}

/** The code, to be scanned from this telephone or sent. It is shown this once. */
function Made({ code, onDone }: { code: string; onDone: () => void }) {
  const address = `${location.origin}/family/join#${code}`
  return (
    <Sheet>
      <div class={css.form}>
        <p>
          <Say w={words.code} />
        </p>
        <QrCode text={address} label={plain(words.qr)} class={css.qr} />
        <p class={css.code} data-code>
          {code}
        </p>
        {'share' in navigator && (
          <Button onClick={() => void navigator.share({ url: address }).catch(() => undefined)}>
            <Say w={words.share} alone />
          </Button>
        )}
        <Button onClick={onDone}>
          <Say w={words.putAway} alone />
        </Button>
      </div>
    </Sheet>
  )
}
