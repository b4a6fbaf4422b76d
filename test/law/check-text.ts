// What no line of the project may say, by place.
import { type Source, withoutComments } from './read-source.ts'

interface Ban {
  what: RegExp
  why: string
  /** Where the ban holds. */
  holds: (path: string) => boolean
}

const inProduct = (path: string): boolean => /^(?:schema|worker|web)\//.test(path) && !path.startsWith('worker/dev/')
const isClock = (path: string): boolean => /^(?:schema|worker|web)\/kit\//.test(path)

const BANS: readonly Ban[] = [
  {
    what: /\bnew Date\b|\bDate\.now\b|\bDate\(\)/,
    why: 'time comes from the one clock',
    holds: (path) => inProduct(path) && !isClock(path),
  },
  { what: /\bsql\.raw\b/, why: 'values travel as parameters', holds: inProduct },
  { what: /\bprepare\(\s*`[^`]*\$\{/, why: 'values travel as parameters', holds: inProduct },
  {
    what: /\blike\s*\(|\bLIKE\b/,
    why: 'free text is searched with instr(): LIKE takes 50 bytes',
    holds: (path) => path.startsWith('worker/') && inProduct(path),
  },
  {
    what: /\binnerHTML\b|\bouterHTML\b|dangerouslySetInnerHTML|insertAdjacentHTML|\bdocument\.write\b/,
    why: 'text goes into the page as text',
    holds: (path) => path.startsWith('web/'),
  },
  { what: /\beval\(|\bnew Function\(/, why: 'no code is made from text', holds: inProduct },
  {
    what: /\bconsole\.\w+\(/,
    why: 'lines for the log are written in kit/log',
    holds: (path) => inProduct(path) && path !== 'worker/kit/log.ts',
  },
  {
    what: /:\s*any\b|<any>|\bas any\b|@ts-(?:ignore|nocheck|expect-error)/,
    why: 'types are not switched off',
    holds: (path) => /\.tsx?$/.test(path) && !path.startsWith('test/law/'),
  },
  {
    what: /\btest\.(?:only|skip|todo)\b|\bdescribe\.(?:only|skip)\b/,
    why: 'every test runs',
    holds: (path) => path.startsWith('test/') && !path.startsWith('test/law/'),
  },
  {
    what: /\bvi\.(?:mock|spyOn|fn)\(/,
    why: 'only the outside world is faked',
    holds: (path) => path.startsWith('test/') && !path.startsWith('test/law/'),
  },
]

/** Everything a file must not say, with line and reason. */
export function bannedIn(source: Source): string[] {
  const found: string[] = []
  const lines = source.text.split('\n')
  const code = withoutComments(source.text)
  for (const { what, why, holds } of BANS) {
    if (!holds(source.path)) continue
    const hit = what.exec(code)?.[0]
    if (hit === undefined) continue
    const first = hit.split('\n')[0] ?? ''
    const line = lines.findIndex((text) => text.includes(first)) + 1
    found.push(`${source.path}:${line} ${first.slice(0, 40)}: ${why}`)
  }
  return found
}

/** Names of folders and files that say nothing about what is inside. */
const EMPTY_NAMES = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'service',
  'repository',
  'base',
  'impl',
])

/** Parts of a path that are empty names. */
export const emptyNamesIn = (path: string): string[] =>
  path.split('/').filter((part) => EMPTY_NAMES.has(part.replace(/(?:\.\w+)+$/, '').toLowerCase()))

// Put together here, so that this file does not hold what it looks for.
const HOSTS = ['registry', 'npmjs', 'org'].join('.')
const OTHER_HOSTS = [
  ['registry', 'yarnpkg'],
  ['pypi', 'org'],
  ['files', 'pythonhosted'],
  ['proxy', 'golang'],
].map((parts) => parts.join('.'))
const PLACES = new RegExp(
  `(?:^|[\\s"'\`(=:])/(?:${['work', 'home', 'root', 'Users', 'tmp', 'mnt', 'opt/work'].join('|')})/[\\w.-]+`,
)

/** Paths of one machine and hosts of package registries: neither belongs into the project. */
export function foreignIn({ text }: Source): string[] {
  const place = PLACES.exec(text)?.[0]
  return [...(place === undefined ? [] : [place.trim()]), ...[HOSTS, ...OTHER_HOSTS].filter((host) => text.includes(host))]
}
