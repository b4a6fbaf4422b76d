// The roll: one large tile a child, tapped when this child is seen. Nobody moves while a child is neither seen nor excused.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { SCENES_OF, type Scene } from '../../schema/roll/input.ts'
import { nextScene, unaccounted } from '../../schema/roll/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { ChevronLeftIcon } from '../kit/icons.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { opened } from '../presence/opened.ts'
import { endGroup, leaveGroup, sendRoll, tapMoment } from './act.ts'
import { draftOf, draftSent, excuseChild, openScene, tapChild } from './draft.ts'
import { Finish } from './Finish.tsx'
import { JoinList } from './JoinList.tsx'
import { byClass } from './of-classes.ts'
import type { Group } from './open-roll.ts'
import { Reasons } from './Reasons.tsx'
import css from './Roll.module.css'
import { RollTile } from './RollTile.tsx'
import { words } from './words.ts'

interface RollScreenProps {
  facility: number
  board: Board
  group: Group
  onClose: () => void
}

/** So few that each can have its reasons beside its name. */
const FEW = 4

export function RollScreen({ facility, board, group: { outing, state }, onClose }: RollScreenProps) {
  const [chosen, setScene] = useState<Scene | null>(() => openScene(outing.id))
  const [mode, setMode] = useState<'roll' | 'join' | 'leave' | 'hand'>('roll')
  const [leaving, setLeaving] = useState<Id | null>(null)
  const flight = outing.kind === 'evacuation'
  const scene = chosen ?? nextScene(outing, state)
  const draft = scene ? draftOf(outing.id, scene) : { seen: {}, reasons: {} }
  const ids = new Set(state.members.map(({ childId }) => childId))
  const children = board.children.filter(({ childId }) => ids.has(childId))
  const missing = flight ? state.missing : unaccounted(state.members, draft)
  const seenCount = flight ? ids.size - missing.length : Object.keys(draft.seen).filter((childId) => ids.has(childId)).length
  const expected = ids.size - (flight ? 0 : Object.keys(draft.reasons).filter((childId) => ids.has(childId)).length)
  const seenAt = (childId: Id) =>
    flight ? (state.members.find((one) => one.childId === childId)?.seenAt ?? undefined) : draft.seen[childId]
  const toCheck = state.alarms.includes('unchecked') && state.missing.length === 0

  const tap = (child: BoardChild) => {
    if (mode === 'leave') return setLeaving(child.childId)
    if (mode === 'hand') {
      if (child.status !== 'left') opened.value = { what: 'hand_over', childId: child.childId }
      return
    }
    if (!scene) return
    if (!flight) return tapChild(outing.id, scene, child.childId)
    // At an evacuation every tap goes out at once: other tablets see who is still missing.
    if (seenAt(child.childId) === undefined)
      sendRoll(facility, outing.id, scene, [child.childId], { seen: { [child.childId]: tapMoment() }, reasons: {} })
  }
  const move = () => {
    if (!scene || missing.length > 0) return
    draftSent(sendRoll(facility, outing.id, scene, [...ids], draft))
    const done = scene === 'to_room' || scene === 'woke'
    if (done) endGroup(facility, outing.id, [...ids])
    setScene(null)
    if (scene !== 'alight') onClose()
  }
  return (
    <FullScreen label={`${words.kinds[outing.kind]} ${words.roll}`} onClose={onClose}>
      <header class={css.head}>
        <Button kind="quiet" icon={ChevronLeftIcon} onClick={onClose}>
          {words.close}
        </Button>
        <h2 class={css.title}>
          {words.kinds[outing.kind]} {outing.place}
        </h2>
        {!flight && !toCheck && scene && (
          <div class={css.scenes}>
            <Tabs
              label={words.scene}
              tabs={SCENES_OF[outing.kind].map((id: Scene) => ({ id, label: words.scenes[id] }))}
              current={scene}
              onSelect={(id) => setScene(id as Scene)}
            />
          </div>
        )}
        {!toCheck && (
          <p class={css.number} role="status">
            <b>{seenCount}</b>/{expected}
            <span class="unseen">{missing.length === 0 ? words.allHere : words.missing(missing.length)}</span>
          </p>
        )}
      </header>
      <div class={css.body}>
        {flight && missing.length > 0 && (
          <section class={css.missing} aria-label={words.missingNames}>
            <h3 class={css.missingTitle}>{words.missing(missing.length)}</h3>
            <p class={css.names}>
              {children
                .filter(({ childId }) => missing.includes(childId))
                .map(({ childId, kana }) => (
                  <span key={childId}>
                    {kana} <AllergensOf childId={childId} />　
                  </span>
                ))}
            </p>
          </section>
        )}
        {toCheck ? (
          <Finish
            onEnd={() => {
              endGroup(facility, outing.id, [...ids], true)
              onClose()
            }}
          />
        ) : mode === 'join' ? (
          <JoinList facility={facility} board={board} group={{ outing, state }} />
        ) : (
          byClass(board.classes, children).map(({ classId, name, children: of }, _, all) => (
            <section key={classId} class={css.ofClass} aria-label={name || words.who}>
              {all.length > 1 && (
                <h3 class={css.missingTitle}>
                  {name} {words.ofAll(of.filter(({ childId }) => seenAt(childId) !== undefined).length, of.length)}
                </h3>
              )}
              <ul class={css.tiles} aria-label={words.who}>
                {of.map((child) => (
                  <RollTile
                    key={child.childId}
                    child={child}
                    seenAt={seenAt(child.childId)}
                    reason={draft.reasons[child.childId]}
                    urgent={flight}
                    onTap={() => tap(child)}
                  />
                ))}
              </ul>
            </section>
          ))
        )}
        {leaving && (
          <Reasons
            child={board.children.find(({ childId }) => childId === leaving)}
            chosen={undefined}
            onReason={(reason) => {
              if (reason) leaveGroup(facility, outing.id, leaving, reason)
              setLeaving(null)
              setMode('roll')
            }}
          />
        )}
        {!flight && mode === 'roll' && missing.length > 0 && missing.length <= FEW && missing.length < ids.size && (
          <section class={css.missing} aria-label={words.missingNames}>
            <h3 class={css.missingTitle}>{words.missing(missing.length)}</h3>
            {missing.map((childId) => (
              <Reasons
                key={childId}
                child={board.children.find((child) => child.childId === childId)}
                chosen={draft.reasons[childId]}
                onReason={(reason) => scene && excuseChild(outing.id, scene, childId, reason)}
              />
            ))}
          </section>
        )}
      </div>
      <footer class={css.foot}>
        <div class={css.tools}>
          {toCheck ? null : mode === 'roll' ? (
            <>
              <Button onClick={() => setMode('join')}>{words.join}</Button>
              <Button onClick={() => setMode('leave')}>{words.leave}</Button>
              {flight && <Button onClick={() => setMode('hand')}>{words.handOver}</Button>}
            </>
          ) : (
            <>
              <Button onClick={() => setMode('roll')}>{words.back}</Button>
              <b class={css.unsure}>{mode === 'join' ? words.join : mode === 'leave' ? words.leave : words.handOver}</b>
            </>
          )}
          {!state.outside && !toCheck && outing.kind !== 'bus' && (
            <EndButton
              unsure={flight && missing.length > 0}
              onEnd={() => {
                endGroup(facility, outing.id, [...ids])
                onClose()
              }}
            />
          )}
        </div>
        {!flight && !toCheck && scene && (
          <div class={css.move}>
            {missing.length > 0 && missing.length < ids.size && <p class={css.blocked}>{words.blocked}</p>}
            <Button kind="give" class={css.go} disabled={missing.length > 0 || ids.size === 0} onClick={move}>
              {missing.length > 0 ? words.missing(missing.length) : words.moves[scene]}
            </Button>
          </div>
        )}
      </footer>
    </FullScreen>
  )
}

/** おわる: at once, or asked again while somebody is missing. It is never refused at an evacuation. */
function EndButton({ unsure, onEnd }: { unsure: boolean; onEnd: () => void }) {
  const [asked, setAsked] = useState(false)
  if (!asked) return <Button onClick={() => (unsure ? setAsked(true) : onEnd())}>{words.end}</Button>
  return (
    <>
      <span class={css.unsure}>{words.endUnsure}</span>
      <Button onClick={() => setAsked(false)}>{words.no}</Button>
      <Button kind="act" onClick={onEnd}>
        {words.yes}
      </Button>
    </>
  )
}
