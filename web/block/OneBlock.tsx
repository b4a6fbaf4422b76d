import type { Moment } from '../../schema/kit/day.ts'
import { dayOf } from '../../schema/kit/day.ts'
import type { Routes } from '../../worker/block/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { wordOf } from '../kit/call.ts'
import { Facts } from '../kit/Facts.tsx'
import { clockTime, longDay, shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useSend } from '../kit/use-send.ts'
import { facilityId } from '../office/desk.ts'
import css from './Blocks.module.css'
import type { BlockList } from './Blocks.tsx'
import { words } from './words.ts'

type Block = BlockList['blocks'][number]
const word = wordOf<Routes>('block')
const when = (at: Moment): string => `${shortDay(dayOf(at))} ${clockTime(at)}`

/** One block with what the reader may do about it. `named`: in a list of several children. */
export function OneBlock({ block, named, onDone }: { block: Block; named: boolean; onDone: () => void }) {
  const { busy, fault, send } = useSend()
  const act = (path: '/confirm' | '/ask-lift' | '/lift' | '/let-stand') => async () => {
    const { childId, blockId } = block
    if (await send((id) => word.post(facilityId(), path, { id, childId, blockId }), path)) onDone()
  }
  const over = block.state === 'over'
  const asked = !over && block.liftAskedAt !== null
  return (
    <Sheet label={block.person} tone={over ? 'rest' : 'plain'}>
      <h3 class={css.person}>{block.person}</h3>
      {named && (
        <a class={css.link} href={`/office/block?childId=${block.childId}`}>
          {words.childOf(block.kana || block.name)} <AllergensOf childId={block.childId} />
        </a>
      )}
      <Facts
        facts={[
          { name: words.kind, is: words[block.kind] },
          {
            name: words.span,
            is: (
              <>
                {block.to ? words.spanOf(longDay(block.from), longDay(block.to)) : words.openEnd(longDay(block.from))}
                {block.state === 'to_come' && <b>　{words.toCome}</b>}
              </>
            ),
          },
          { name: words.text, is: <span class={css.text}>{block.text}</span> },
          { name: words.setBy, is: words.confirmedBy(block.setBy ?? '', when(block.setAt)) },
          {
            name: words.second,
            is:
              block.confirmedAt !== null
                ? words.confirmedBy(block.confirmedBy ?? '', when(block.confirmedAt))
                : over
                  ? '–'
                  : words.waiting,
          },
        ]}
      />
      {over && (
        <p class={css.second}>
          {block.liftedAt === null ? words.ended : words.lifted(block.liftedBy ?? '', when(block.liftedAt))}
        </p>
      )}
      {block.overdue && !over && (
        <div class={css.notice}>
          <Notice tone="look" title={words.overdue} />
        </div>
      )}
      {asked && (
        <div class={css.notice}>
          <Notice tone="look" title={words.liftAsked(block.liftAskedBy ?? '', when(block.liftAskedAt ?? 0))} />
        </div>
      )}
      {!over && block.confirmedAt === null && !block.mayConfirm && <p class={css.second}>{words.notYours}</p>}
      {!over && (
        <div class={css.acts}>
          {block.mayConfirm && (
            <Button kind="give" disabled={busy} onClick={() => void act('/confirm')()}>
              {words.confirm}
            </Button>
          )}
          {!asked && (
            <Button disabled={busy} onClick={() => void act('/ask-lift')()}>
              {words.askLift}
            </Button>
          )}
          {block.mayLift && (
            <Button disabled={busy} onClick={() => void act('/lift')()}>
              {words.lift}
            </Button>
          )}
          {asked && (
            <Button disabled={busy} onClick={() => void act('/let-stand')()}>
              {words.letStand}
            </Button>
          )}
        </div>
      )}
      {fault && <Notice tone="look" title={fault.message} />}
    </Sheet>
  )
}
