import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictsIn, type Edit, headsOf, ONE_EDIT_FOR, textsOf, withEdit } from '../../schema/document/merge.ts'

const edit = (more: Partial<Edit>): Edit => ({ id: 'a', field: 'aim', bases: [], text: '', accountId: 'yamada', at: 0, ...more })

/** What a device can do: write upon what it last saw, or look again. Minutes pass between. */
const move = fc.record({
  device: fc.nat(3),
  field: fc.constantFrom('aim', 'note'),
  looks: fc.boolean(),
  minutes: fc.nat(6),
})

/**
 * Plays moves of four devices, of which two are the same person's, against one server. Every device writes upon what it saw when it last
 * looked and upon what it wrote itself since; each act arrives once and then again.
 */
function play(moves: readonly { device: number; field: string; looks: boolean; minutes: number }[]) {
  const accounts = ['yamada', 'yamada', 'sato', 'mori']
  let server: Edit[] = []
  let now = 0
  const began = new Map<string, number>()
  const seen = accounts.map(() => new Map<string, string[]>())
  /** By id of an edit, the texts its writer had before them: those of its bases, and theirs. */
  const knew = new Map<string, Set<string>>()
  const written: { id: string; text: string }[] = []
  const look = (device: number) => {
    seen[device] = new Map([...headsOf(server)].map(([field, heads]) => [field, heads.map(({ id }) => id)]))
  }
  for (const { device, field, looks, minutes } of moves) {
    now += minutes * 60_000
    if (looks) look(device)
    const bases = seen[device]?.get(field) ?? []
    const id = `e${String(written.length).padStart(4, '0')}`
    const text = `text ${id}`
    const one = edit({ id, field, bases, text, accountId: accounts[device] ?? '', at: now })
    const replaced = server.find((row) => row.id === bases[0])
    const next = withEdit(server, one, (of) => began.get(of) ?? 0)
    const goesOn = next.length === server.length
    began.set(id, goesOn && replaced ? (began.get(replaced.id) ?? 0) : now)
    knew.set(id, new Set([text, ...bases.flatMap((base) => [...(knew.get(base) ?? [])])]))
    server = withEdit(next, one, () => now)
    expect(server).toEqual(next)
    written.push({ id, text })
    seen[device]?.set(field, [id])
  }
  return { server, written, knew }
}

describe('RG08 Several people in one document', () => {
  test('lose no word, whatever the order: every text stands, or whoever wrote over it had it before them', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const { server, written, knew } = play(moves)
        const standing = [...headsOf(server).values()].flat()
        for (const { text } of written)
          expect(
            standing.some((head) => knew.get(head.id)?.has(text)),
            `${text} is lost`,
          ).toBe(true)
      }),
    )
  })

  test('are shown the same on every device, in whatever order and however often their edits come', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (moves, numbers) => {
        const { server } = play(moves)
        const shuffled = [...server, ...server]
          .map((one) => ({ one, order: numbers.next().value as number }))
          .sort((a, b) => a.order - b.order)
          .map(({ one }) => one)
        expect(Object.fromEntries(headsOf(shuffled))).toEqual(Object.fromEntries(headsOf(server)))
      }),
    )
  })

  test('see both texts where two wrote upon the same, until somebody has written upon both', () => {
    const first = edit({ id: 'a', text: '散歩' })
    const hers = edit({ id: 'b', bases: ['a'], text: '散歩に行った', accountId: 'sato' })
    const his = edit({ id: 'c', bases: ['a'], text: '公園まで散歩' })
    expect(headsOf([first, hers]).get('aim')).toEqual([hers])
    const both = headsOf([his, first, hers])
    expect(both.get('aim')).toEqual([hers, his])
    expect(conflictsIn(both)).toEqual(['aim'])
    const one = edit({ id: 'd', bases: ['b', 'c'], text: '公園まで散歩に行った' })
    expect(textsOf(headsOf([his, first, hers, one]))).toEqual({ aim: '公園まで散歩に行った' })
  })

  test('are not asked to choose between two texts that are the same', () => {
    expect(conflictsIn(headsOf([edit({ id: 'a', text: '雨' }), edit({ id: 'b', text: '雨', accountId: 'sato' })]))).toEqual([])
  })
})

describe('RG09 Typing on', () => {
  const began = () => 0
  const own = edit({ id: 'b', bases: ['a'], text: '散' })

  test('within ten minutes stays one edit, which then has the newer id', () => {
    const more = edit({ id: 'c', bases: ['b'], text: '散歩', at: ONE_EDIT_FOR - 1 })
    expect(withEdit([own], more, began)).toEqual([{ ...more, bases: ['a'] }])
  })

  test.each([
    ['after ten minutes', {}, { at: ONE_EDIT_FOR }],
    ['of somebody else', { accountId: 'sato' }, {}],
    ['upon two texts', {}, { bases: ['b', 'x'] }],
    ['in another field', {}, { field: 'note' }],
  ])('%s is an edit of its own', (_, before, after) => {
    const more = edit({ id: 'c', bases: ['b'], text: '散歩', ...after })
    expect(withEdit([{ ...own, ...before }], more, began)).toHaveLength(2)
  })

  test('leaves alone what somebody has written upon in the meantime', () => {
    const hers = edit({ id: 'h', bases: ['b'], text: '散歩の列', accountId: 'sato' })
    const more = edit({ id: 'c', bases: ['b'], text: '散歩', at: 1 })
    expect(headsOf(withEdit([own, hers], more, began)).get('aim')).toEqual([more, hers])
  })
})
