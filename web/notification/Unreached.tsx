// 通知が届かない家庭: whom the office calls, and helps on the next morning at the door.
import { Fragment } from 'preact'
import type { Routes } from '../../worker/notification/routes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { Button } from '../kit/Button.tsx'
import { type Reply, wordOf } from '../kit/call.ts'
import { Empty } from '../kit/Empty.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { words } from './unreached-words.ts'

type List = Reply<Routes, '/unreached'>
const notification = wordOf<Routes>('notification')

export function Unreached() {
  const loaded = useLoad<List>(notification.address(facilityId(), '/unreached'))
  const list = loaded?.data.value ?? null
  if (!list)
    return (
      <Desk title={words.title} name={words.title}>
        <Loading from={loaded} />
      </Desk>
    )
  const { children, canPush } = list
  return (
    <Desk title={words.title} name={words.title} second={words.count(children.length)}>
      <p>
        <Button kind="quiet" href="/office/invitation">
          {words.back}
        </Button>
      </p>
      {!canPush && <Notice tone="ink" title={words.closed} />}
      {children.length === 0 ? (
        <Sheet>
          <Empty title={words.none}>{words.noneMore}</Empty>
        </Sheet>
      ) : (
        <>
          <p>{words.why}</p>
          <Table
            caption={words.title}
            columns={[
              { id: 'child', head: words.child },
              { id: 'class', head: words.className, width: '8rem' },
              { id: 'person', head: words.person },
              { id: 'state', head: words.state, width: '14rem' },
              { id: 'way', head: words.way, width: '7rem' },
            ]}
          >
            {children.map((child) => (
              <Fragment key={child.childId}>
                {(child.guardians.length > 0 ? child.guardians : [null]).map((one, place) => (
                  <Line key={`${one?.relationship} ${one?.name}`}>
                    <Cell name>
                      {place === 0 ? (
                        <>
                          <a href={`/office/child/${child.childId}`}>{child.kana || child.name}</a>{' '}
                          <AllergensOf childId={child.childId} />
                        </>
                      ) : (
                        <span class="unseen">{child.kana || child.name}</span>
                      )}
                    </Cell>
                    <Cell of={words.className}>{place === 0 && child.className}</Cell>
                    <Cell of={words.person}>{one && `${one.relationship} ${one.name}`}</Cell>
                    <Cell of={words.state}>{one ? words[one.why] : words.noGuardian}</Cell>
                    <Cell of={words.way}>{place === 0 && words[child.contactWay]}</Cell>
                  </Line>
                ))}
              </Fragment>
            ))}
          </Table>
        </>
      )}
    </Desk>
  )
}
