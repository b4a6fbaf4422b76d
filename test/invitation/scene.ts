// A house with a child whose mother was never here, the code on her paper, and phones to try it from.
import { expect } from 'vitest'
import { type Id, newId } from '../../schema/kit/id.ts'
import { act, clientOf, makeWorld, type World } from '../kit/world.ts'

export const PASSWORD = 'かさ 山 みず 82 うみ'
let sources = 0
/** A line nobody else has. */
export function line(): string {
  sources += 1
  return `198.51.${Math.floor(sources / 250)}.${(sources % 250) + 1}`
}
/** A phone, at a line of its own unless told otherwise; it keeps the cookie by which its wrong codes are counted. */
export function phone(cookie?: string, from = line()) {
  const client = clientOf('', cookie)
  let tries = ''
  const post = async (path: string, json: unknown) => {
    const cookies = [cookie, tries].filter(Boolean).join('; ')
    const headers = { 'cf-connecting-ip': from, 'x-door': 'family', ...(cookies ? { cookie: cookies } : {}) }
    const answer = await client.post(path, json, headers)
    const given = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-tsumugi-tries='))
    tries = given?.split(';')[0] ?? tries
    return answer
  }
  return {
    ...client,
    look: (code: string) => post('/api/account/join/look', { code }),
    join: (code: string, login?: string, password = PASSWORD) =>
      post('/api/account/join', { code, ...(login ? { account: { login, password } } : {}) }),
    signIn: (login: string, password = PASSWORD) => post('/api/account/sign-in', { login, password, door: 'family' }),
    /** Throws away what its wrong codes are counted by. */
    forget: () => {
      tries = ''
    },
  }
}
/** An ID nobody has. */
export const loginOf = () => `hana.${newId(0).slice(-10)}@example.jp`.toLowerCase()

/** Prints codes for some people. */
export async function issue(world: World, personIds: Id[], briefing = false): Promise<string[]> {
  const director = await world.addStaff('director')
  const answer = await director.post('/invitation/issue', { id: act(), personIds, briefing })
  expect(answer.status, answer.text).toBe(200)
  return (answer.body.sheets as { code: string }[]).map(({ code }) => code)
}

/** A house with a child, its mother without an account, and her code. */
export async function scene(more: Parameters<World['addParent']>[1] = {}) {
  const world = await makeWorld()
  const child = await world.addChild('さとう あおい', { name: '佐藤 葵' })
  const mother = await world.addParent([child], { name: '佐藤 花', ...more })
  const [code = ''] = await issue(world, [mother])
  return { world, child, mother, code }
}
