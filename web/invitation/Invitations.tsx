// 登録と招待: who is registered and who is not, by class; sheets for one or for all of them; how a household wants to be reached.
import { useState } from 'preact/hooks'
import { CONTACT_WAYS, type ContactWay } from '../../schema/invitation/rule.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Routes } from '../../worker/invitation/routes.ts'
import { Button } from '../kit/Button.tsx'
import { Check } from '../kit/Check.tsx'
import { wordOf } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { longDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useLoad } from '../kit/use-load.ts'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { type Board, type BoardChild, childrenOf, householdOf, NONE, STAFF, sheetsOf, unregistered, WHOLE } from './board.ts'
import type { InvitationSheetsProps, InvitationSheets as Sheets } from './InvitationSheet.tsx'
import css from './Invitations.module.css'
import { GuardianTable, StaffTable } from './Tables.tsx'
import { words } from './words.ts'

const invitation = wordOf<Routes>('invitation')

interface Printed extends InvitationSheetsProps {
  Sheets: typeof Sheets
}

export function Invitations() {
  const loaded = useLoad<Board>(invitation.address(facilityId(), '/'))
  const board = loaded?.data.value ?? null
  const [tab, setTab] = useState(WHOLE)
  const [onlyOpen, setOnlyOpen] = useState(true)
  const [briefing, setBriefing] = useState(false)
  const [printed, setPrinted] = useState<Printed | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const { busy, fault, send } = useSend()
  if (!board)
    return (
      <Desk title={words.title} name={words.title}>
        <Loading from={loaded} />
      </Desk>
    )
  const children = tab === STAFF ? [] : childrenOf(board, tab, onlyOpen)
  const staff = board.staff.filter(({ state }) => !onlyOpen || state !== 'joined')
  const open =
    tab === STAFF ? staff.filter(({ state }) => state !== 'joined').map(({ personId }) => personId) : unregistered(children)
  const all = new Set(board.children.flatMap(({ guardians }) => guardians.map(({ personId }) => personId)))

  const issue = async (personIds: Id[], path: '/issue' | '/staff') => {
    setTold(null)
    const answer = await send(
      async (id) => {
        // The sheet and its QR codes are fetched now, so that nothing is missing once the codes are there.
        const { InvitationSheets } = await import('./InvitationSheet.tsx')
        const issued = await invitation.post(facilityId(), path, { id, personIds, briefing })
        return { ...issued, Sheets: InvitationSheets }
      },
      { personIds, briefing },
    )
    if (!answer) return
    const { sheets, expiresAt } = answer as typeof answer & { sheets: { personId: Id; code: string }[]; expiresAt: number }
    setPrinted({ Sheets: answer.Sheets, sheets: sheetsOf(board, sheets), facility: board.facility, until: dayOf(expiresAt) })
    await loaded?.refresh()
  }
  const revoke = async (personId: Id, name: string) => {
    const answer = await send((id) => invitation.post(facilityId(), '/revoke', { id, personId }), { revoke: personId })
    if (!answer) return
    setTold(words.revoked(name))
    await loaded?.refresh()
  }
  const choose = async (child: BoardChild, way: ContactWay) => {
    const childIds = householdOf(board, child).map(({ childId }) => childId)
    const answer = await send((id) => invitation.post(facilityId(), '/contact-way', { id, childIds, way }), { childIds, way })
    if (answer) await loaded?.refresh()
  }

  return (
    <Desk
      title={words.title}
      name={words.title}
      second={words.count(unregistered(board.children).length, all.size)}
      paper={printed && <printed.Sheets sheets={printed.sheets} facility={printed.facility} until={printed.until} />}
    >
      {fault && <Notice tone="look" title={fault.message} />}
      {told && <Notice tone="ink" title={told} />}
      {printed && (
        <Notice
          tone="ink"
          title={words.ready(printed.sheets.length)}
          end={
            <>
              <Button kind="give" icon={PrinterIcon} onClick={() => print()}>
                {words.print}
              </Button>
              <Button onClick={() => setPrinted(null)}>{words.putAway}</Button>
            </>
          }
        >
          {words.readyMore(longDay(printed.until))}
        </Notice>
      )}
      {board.children.length === 0 && tab !== STAFF ? (
        <Sheet>
          <Empty title={words.empty} act={<Button href="/office/roster">{words.takeRoster}</Button>}>
            {words.emptyMore}
          </Empty>
        </Sheet>
      ) : (
        <>
          <Tabs
            label={words.classes}
            panel="invitations"
            tabs={[
              { id: WHOLE, label: words.whole },
              ...board.classes.map(({ classId, name }) => ({ id: classId, label: name })),
              ...(board.children.some(({ classId }) => classId === null) ? [{ id: NONE, label: words.noClass }] : []),
              ...(mayHere('staff.change') ? [{ id: STAFF, label: words.staff }] : []),
            ]}
            current={tab}
            onSelect={setTab}
          />
          <div class={css.bar}>
            <Check checked={onlyOpen} onChange={setOnlyOpen}>
              {words.onlyOpen}
            </Check>
            <Check checked={briefing} onChange={setBriefing} second={words.briefingMore}>
              {words.briefing}
            </Check>
            {mayHere('notification.unreached') && <Button href="/office/invitation/unreached">{words.unreached}</Button>}
            {open.length > 0 && (
              <Button
                kind="give"
                icon={PrinterIcon}
                disabled={busy}
                onClick={() => void issue(open, tab === STAFF ? '/staff' : '/issue')}
              >
                {busy ? words.issuing : words.issueAll(open.length)}
              </Button>
            )}
          </div>
          <div id="invitations" role="tabpanel" aria-label={words.title}>
            {children.length + (tab === STAFF ? staff.length : 0) === 0 ? (
              <Sheet>
                <Empty title={words.nobody}>{words.nobodyMore}</Empty>
              </Sheet>
            ) : tab === STAFF ? (
              <StaffTable
                staff={staff}
                busy={busy}
                onIssue={(personId) => void issue([personId], '/staff')}
                onRevoke={(personId, name) => void revoke(personId, name)}
              />
            ) : (
              <GuardianTable
                board={board}
                children={children}
                busy={busy}
                ways={CONTACT_WAYS}
                onIssue={(personId) => void issue([personId], '/issue')}
                onRevoke={(personId, name) => void revoke(personId, name)}
                onChoose={(child, way) => void choose(child, way)}
              />
            )}
          </div>
        </>
      )}
    </Desk>
  )
}
