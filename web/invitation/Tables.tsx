// The board's tables: a line a guardian, the child named once; and the staff.
import { Fragment } from 'preact'
import type { ContactWay, InvitationState } from '../../schema/invitation/rule.ts'
import type { Id } from '../../schema/kit/id.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { shortDay } from '../kit/format.ts'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { words as houseWords } from '../office/words.ts'
import { type Board, type BoardChild, householdOf } from './board.ts'
import css from './Invitations.module.css'
import { words } from './words.ts'

interface Standing {
  state: InvitationState
  until: string | null
  joinedOn: string | null
}

/** How far somebody has come, in words; the mark beside it is decoration. */
function State({ one }: { one: Standing }) {
  const day = one.until ? shortDay(one.until) : ''
  const text =
    one.state === 'joined'
      ? one.joinedOn
        ? words.joinedOn(shortDay(one.joinedOn))
        : words.joined
      : one.state === 'none'
        ? words.none
        : words[one.state](day)
  return <span class={css[one.state]}>{text}</span>
}

interface Acts {
  busy: boolean
  onIssue: (personId: Id) => void
  onRevoke: (personId: Id, name: string) => void
}

const ActsOf = ({ one, busy, onIssue, onRevoke }: Acts & { one: Standing & { personId: Id; name: string } }) =>
  one.state === 'joined' ? null : (
    <span class={css.acts}>
      <Button
        disabled={busy}
        label={one.state === 'none' ? words.issueOf(one.name) : words.againOf(one.name)}
        onClick={() => onIssue(one.personId)}
      >
        {one.state === 'none' ? words.issue : words.again}
      </Button>
      {one.state === 'open' && (
        <Button kind="quiet" disabled={busy} label={words.revokeOf(one.name)} onClick={() => onRevoke(one.personId, one.name)}>
          {words.revoke}
        </Button>
      )}
    </span>
  )

export function GuardianTable({
  board,
  children,
  ways,
  onChoose,
  ...acts
}: Acts & {
  board: Board
  children: readonly BoardChild[]
  ways: readonly ContactWay[]
  onChoose: (child: BoardChild, way: ContactWay) => void
}) {
  return (
    <Table
      caption={words.title}
      columns={[
        { id: 'child', head: words.child },
        { id: 'person', head: words.person },
        { id: 'state', head: words.state, width: '14rem' },
        { id: 'act', head: words.act, width: '12rem' },
        { id: 'way', head: words.way, width: '9rem' },
      ]}
    >
      {children.map((child) => (
        <Fragment key={child.childId}>
          {(child.guardians.length > 0 ? child.guardians : [null]).map((one, place) => (
            <Line key={one?.personId ?? ''} tone={one ? 'plain' : 'look'}>
              <Cell name>
                {place === 0 ? (
                  <>
                    <a class={css.link} href={`/office/child/${child.childId}`}>
                      {child.kana || child.name} <AllergensOf childId={child.childId} />
                    </a>
                    {child.from && <small class={css.from}>{words.enters(shortDay(child.from))}</small>}
                  </>
                ) : (
                  <span class="unseen">{child.kana || child.name}</span>
                )}
              </Cell>
              <Cell of={words.person}>
                {one ? (
                  <>
                    {one.relationship} {one.name}
                  </>
                ) : (
                  <>
                    <b>{words.noGuardian}</b> {words.noGuardianMore}
                  </>
                )}
              </Cell>
              <Cell of={words.state}>{one && <State one={one} />}</Cell>
              <Cell of={words.act}>{one && <ActsOf one={one} {...acts} />}</Cell>
              <Cell of={words.way}>
                {place === 0 && (
                  <select
                    class={css.way}
                    aria-label={words.wayOf(child.kana || child.name)}
                    title={householdOf(board, child).length > 1 ? words.siblings : undefined}
                    disabled={acts.busy}
                    value={child.contactWay}
                    onChange={(event) => onChoose(child, event.currentTarget.value as ContactWay)}
                  >
                    {ways.map((way) => (
                      <option key={way} value={way}>
                        {words[way]}
                      </option>
                    ))}
                  </select>
                )}
              </Cell>
            </Line>
          ))}
        </Fragment>
      ))}
    </Table>
  )
}

export const StaffTable = ({ staff, ...acts }: Acts & { staff: Board['staff'] }) => (
  <Table
    caption={words.staff}
    columns={[
      { id: 'person', head: words.staff },
      { id: 'state', head: words.state, width: '14rem' },
      { id: 'act', head: words.act, width: '12rem' },
    ]}
  >
    {staff.map((one) => (
      <Line key={one.personId}>
        <Cell name>
          {one.name} <small class={css.from}>{one.roles.map((role) => houseWords[role as 'director'] ?? role).join('・')}</small>
        </Cell>
        <Cell of={words.state}>
          <State one={one} />
        </Cell>
        <Cell of={words.act}>
          <ActsOf one={one} {...acts} />
        </Cell>
      </Line>
    ))}
  </Table>
)
