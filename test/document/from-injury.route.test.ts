import { describe, expect, test } from 'vitest'
import { act, at, DAY } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

const SAID = {
  ...{ place: '園庭', parts: ['head'], kinds: ['bump'], what: 'すべり台の前でころびました', aid: '冷やしました' },
  ...{ doctor: 'none', clinic: '', inside: 'うしろから ぶつかった', sawBy: '山田' },
}

describe('RM08 RM09 A paper begun from けがの連絡', () => {
  test('is offered its facts with their source, copies nothing by itself, and is one paper however often it is begun', async () => {
    const { child, teacher, head, stranger, open } = await aHouse()
    const noteId = act()
    teacher.at('11:00')
    expect((await teacher.post('/injury/write', { id: noteId, childId: child, at: at('10:15'), ...SAID })).status).toBe(200)
    for (const kind of ['accident', 'near_miss']) {
      const paper = { kind, subject: noteId, day: DAY }
      const { body } = await open(teacher, paper)
      expect(body.heads).toEqual([])
      expect(body.offered.find(({ section }) => section === 'place')).toMatchObject({
        ...{ text: '園庭', sources: [{ word: 'injury', day: DAY, id: noteId }] },
      })
      expect(JSON.stringify(body.offered)).not.toContain('こども あい')
      // Who may not read the note is offered nothing of it, also where everybody reads the paper.
      const other = await open(stranger, paper)
      expect(JSON.stringify(other.body.offered ?? [])).not.toContain('すべり台')
      const edits = [{ id: act(), field: 'place', bases: [], text: '園庭' }]
      const version = body.kind.version
      expect((await teacher.post('/document/write', { id: act(), ...paper, version, edits })).status).toBe(200)
      expect((await open(head, paper)).body.heads).toMatchObject([{ field: 'place', text: '園庭' }])
    }
    expect((await open(stranger, { kind: 'accident', subject: noteId, day: DAY })).status).toBe(404)
    // Begun of another day it is no paper of this note.
    expect((await open(teacher, { kind: 'accident', subject: noteId, day: '2026-11-19' })).body.offered).toEqual([])
  })
})
