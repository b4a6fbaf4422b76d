// 支援措置など: who is kept from which child. One person sets it, another confirms it; lifting takes two. It is never printed.
import { useState } from 'preact/hooks'
import type { Routes } from '../../worker/block/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { PlusIcon } from '../kit/icons.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import css from './Blocks.module.css'
import { OneBlock } from './OneBlock.tsx'
import { SetBlock } from './SetBlock.tsx'
import { words } from './words.ts'

export type BlockList = Reply<Routes, '/'>

export function Blocks() {
  const { childId } = visit.value.query
  const [setting, setSetting] = useState(false)
  const loaded = useLoad<BlockList>(addressOf(facilityId(), 'block', '/', { childId }))
  const list = loaded?.data.value
  const child = list?.child
  const again = () => void loaded?.refresh()
  const standing = list?.blocks.filter(({ state }) => state !== 'over') ?? []
  const past = list?.blocks.filter(({ state }) => state === 'over') ?? []
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={
        child ? (
          <a class={css.link} href={`/office/child/${child.childId}`}>
            {words.childOf(child.name)} <AllergensOf childId={child.childId} />
          </a>
        ) : undefined
      }
      end={
        child && (
          <Button icon={PlusIcon} onClick={() => setSetting(true)}>
            {words.add}
          </Button>
        )
      }
      paper={<p>{words.noPrint}</p>}
    >
      <p class={css.about}>{words.about}</p>
      {!list ? (
        <Loading from={loaded} />
      ) : (
        <>
          {standing.length === 0 && (
            <Sheet>
              <Empty
                title={words.none}
                act={
                  child ? (
                    <Button onClick={() => setSetting(true)}>{words.add}</Button>
                  ) : (
                    <Button href="/office/child">{words.toChildren}</Button>
                  )
                }
              >
                {child ? words.noneMore : words.howTo}
              </Empty>
            </Sheet>
          )}
          {standing.length > 0 && (
            <Part title={words.inEffect} {...(child ? {} : { second: words.howTo })}>
              <div class={css.list}>
                {standing.map((block) => (
                  <OneBlock key={block.blockId} block={block} named={!child} onDone={again} />
                ))}
              </div>
            </Part>
          )}
          {past.length > 0 && (
            <details class={css.past}>
              <summary>{words.past}</summary>
              <div class={css.list}>
                {past.map((block) => (
                  <OneBlock key={block.blockId} block={block} named={!child} onDone={again} />
                ))}
              </div>
            </details>
          )}
        </>
      )}
      {setting && list && child && (
        <SetBlock
          child={child}
          list={list}
          onClose={() => setSetting(false)}
          onDone={() => {
            setSetting(false)
            again()
          }}
        />
      )}
    </Desk>
  )
}
