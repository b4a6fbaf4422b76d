import { describe, expect, test } from 'vitest'
import { bannedIn, emptyNamesIn, foreignIn } from './check-text.ts'
import { projectFiles, readSource, roomSources } from './read-source.ts'

const files = projectFiles()
const BINARY = /\.(?:png|jpe?g|ico|ttf|woff2?|xlsx|pdf)$/

describe('What the source says', () => {
  test('time comes from the clock, SQL from parameters, pages from text, and types are not switched off', () => {
    expect(roomSources().flatMap(bannedIn)).toEqual([])
  })

  test.each([
    ['worker/notice/a.ts', 'const now = Date.now()'],
    ['web/notice/A.tsx', 'const now = new Date()'],
    ['schema/notice/rule.ts', 'return new Date(x).getDay()'],
    ['worker/notice/a.ts', 'db.run(sql.raw(text))'],
    ['worker/notice/a.ts', 'db.prepare(`select ' + '$' + '{column} from notice`)'],
    ['worker/notice/a.ts', 'where(like(child.name, text))'],
    ['web/notice/A.tsx', 'node.innerHTML = text'],
    ['web/notice/A.tsx', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['web/notice/A.tsx', "console.log('x')"],
    ['worker/notice/a.ts', 'const x: any = 1'],
    ['test/notice/a.rule.test.ts', "test.only('x', () => {})"],
    ['test/notice/a.rule.test.ts', "vi.mock('../../worker/kit/clock.ts')"],
  ])('%s must not say %s', (path, text) => {
    expect(bannedIn({ path, text })).toHaveLength(1)
  })

  test('a comment may speak of it, and kit may do it', () => {
    expect(bannedIn({ path: 'worker/notice/a.ts', text: '// never Date.now() here\nconst a = 1' })).toEqual([])
    expect(bannedIn({ path: 'worker/kit/clock.ts', text: 'return Date.now()' })).toEqual([])
  })

  test('no folder and no file has an empty name', () => {
    expect(files.filter((path) => emptyNamesIn(path).length > 0)).toEqual([])
    expect(emptyNamesIn('worker/utils/date.ts')).toEqual(['utils'])
    expect(emptyNamesIn('web/notice/helpers.ts')).toEqual(['helpers.ts'])
    expect(emptyNamesIn('web/notice/Helpful.tsx')).toEqual([])
  })

  test('no path of one machine and no package host stands in the project', () => {
    const found = files
      .filter((path) => !BINARY.test(path))
      .flatMap((path) => foreignIn(readSource(path)).map((what) => `${path}: ${what}`))
    expect(found).toEqual([])
    const [slash, host] = ['/', ['registry', 'npmjs', 'org'].join('.')]
    expect(foreignIn({ path: 'a', text: `see ${slash}home${slash}someone/notes` })).toHaveLength(1)
    expect(foreignIn({ path: 'a', text: `"resolved": "https://${host}/hono"` })).toHaveLength(1)
  })

  // A reader should not have to scroll; who needs more says why.
  const MOST_LINES = 300
  const LONGER: Record<string, string> = {
    'test/law/column-classes.ts': 'one table: the class of every column',
    'test/account/sign-in.route.test.ts': 'one subject, read from top to bottom: every way into the house',
    'test/journey/family.journey.test.ts': 'one morning of a family, step after step',
    'test/journey/room.journey.test.ts': 'one morning of a room, step after step',
    'test/roster/plan-import.rule.test.ts': 'one table of cases: every difference a roster can bring',
  }
  test('no file is longer than 300 lines, except those with a reason', () => {
    const long = files
      .filter((path) => /^(?:schema|worker|web|test)\/.*\.(?:tsx?|mjs|css)$/.test(path))
      .map((path) => ({ path, lines: readSource(path).text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MOST_LINES)
    expect(long.filter(({ path }) => !(path in LONGER))).toEqual([])
    expect(
      Object.keys(LONGER).filter((path) => !long.some((one) => one.path === path)),
      'no longer needed',
    ).toEqual([])
  })
})
