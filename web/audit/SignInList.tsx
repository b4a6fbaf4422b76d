import { doorWords } from '../../schema/audit/words.ts'
import { Empty } from '../kit/Empty.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Audit.module.css'
import { type asked, audit, type SignIns, when } from './audit.ts'
import { words } from './words.ts'

const proofs: Record<SignIns['signIns'][number]['strength'], string> = {
  password: words.password,
  half: words.half,
  second: words.second,
  passkey: words.passkey,
  device: words.paired,
}

/** Who signed in to this facility, and whether somebody from elsewhere tried. */
export function SignInList({ query }: { query: ReturnType<typeof asked> }) {
  const { child: _, ...window } = query
  const loaded = useLoad<SignIns>(audit.address(facilityId(), '/sign-ins', window))
  const found = loaded?.data.value
  if (!found) return <Loading from={loaded} />
  return (
    <>
      {found.strangers.lastAt !== null && (
        <Notice tone="look" title={words.strangers(found.strangers.times, when(found.strangers.lastAt))}>
          {words.strangersMore}
        </Notice>
      )}
      {found.signIns.length === 0 ? (
        <Sheet>
          <Empty title={words.noSignIns}>{words.noSignInsMore}</Empty>
        </Sheet>
      ) : (
        <Table
          caption={words.signInsTitle}
          columns={[
            { id: 'at', head: words.signInAt, width: '10rem' },
            { id: 'who', head: words.who },
            { id: 'browser', head: words.browser },
            { id: 'proof', head: words.proof },
            { id: 'end', head: words.signInEnd, width: '10rem' },
          ]}
        >
          {found.signIns.map((one, index) => (
            <Line key={index}>
              <Cell of={words.signInAt}>
                <span class={css.whole}>{when(one.at)}</span>
              </Cell>
              <Cell name>
                {one.name ?? one.device ?? words.unknownPerson}
                <span class={css.small}>{doorWords[one.door]}</span>
              </Cell>
              <Cell of={words.browser}>{[one.label, one.device].filter(Boolean).join(' ・ ')}</Cell>
              <Cell of={words.proof}>{proofs[one.strength]}</Cell>
              <Cell of={words.signInEnd}>{one.endedAt === null ? words.live : when(one.endedAt)}</Cell>
            </Line>
          ))}
        </Table>
      )}
    </>
  )
}
