// `npm run size [-- --json]`: what a first visit to each door loads, gzipped, and the largest pieces loaded later. kB is 1,000 bytes.
// Exits 1 beyond a budget (design §9).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { here } from './place.ts'
import { giveUp, say, table } from './say.ts'
import { ensureWeb } from './web.ts'

/** Bytes. `js` and `all` are of the first load. */
const BUDGETS: Record<string, { js?: number; all?: number }> = {
  family: { js: 30_000, all: 80_000 },
  room: { js: 60_000 },
  office: {},
}
const LAZY_BUDGET = 45_000
const folder = here('dist', 'web')

const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
const weigh = (path: string): number => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length
const sum = (paths: Iterable<string>): number => [...paths].reduce((total, path) => total + weigh(path), 0)

/** The file a reference of a page or module means, inside dist/web; null for another origin. */
function resolve(reference: string, from: string): string | null {
  const url = new URL(reference, `http://web/${from}`)
  return url.host === 'web' ? decodeURIComponent(url.pathname.slice(1)) : null
}

/** Scripts that a module imports at once: `import … from "x"`, `import "x"`, `export … from "x"`; not `import("x")`. */
function staticImports(path: string): string[] {
  const found = read(path).matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]*?\bfrom\s*)?["']([^"']+\.js)["']/g)
  return [...found].flatMap(([, reference = '']) => resolve(reference, path) ?? [])
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}=["']([^"']*)["']`).exec(tag)?.[1]
}

/** Everything a page loads before it can be used. */
function firstLoad(page: string): { js: Set<string>; css: Set<string> } {
  const html = read(page)
  const js = new Set<string>()
  const css = new Set<string>()
  for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
    const reference = attribute(tag, tag.startsWith('<script') ? 'src' : 'href')
    const path = reference && resolve(reference, page)
    if (!path) continue
    const rel = attribute(tag, 'rel') ?? ''
    if (tag.startsWith('<script') || rel === 'modulepreload') js.add(path)
    if (rel === 'stylesheet') css.add(path)
  }
  for (const path of js) for (const next of staticImports(path)) js.add(next)
  return { js, css }
}

ensureWeb()
const doors = Object.keys(BUDGETS).map((door) => {
  const page = `${door}.html`
  const { js, css } = firstLoad(page)
  const bytes = { js: sum(js), css: sum(css), html: weigh(page) }
  return { door, ...bytes, all: bytes.js + bytes.css + bytes.html, files: [...js, ...css].sort() }
})
const first = new Set(doors.flatMap(({ files }) => files))
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))
const lazy = scripts
  .filter((path) => !first.has(path) && !/(^|\/)[\w-]*(sw|service-worker)\.js$/.test(path))
  .map((path) => ({ path, bytes: weigh(path) }))
  .sort((a, b) => b.bytes - a.bytes)

const over = [
  ...doors.flatMap(({ door, js, all }) => {
    const budget = BUDGETS[door]
    return [
      ...(budget?.js !== undefined && js > budget.js ? [`${door}: JS ${kB(js)}（${kB(budget.js)} まで）`] : []),
      ...(budget?.all !== undefined && all > budget.all ? [`${door}: 全部で ${kB(all)}（${kB(budget.all)} まで）`] : []),
    ]
  }),
  ...lazy.flatMap(({ path, bytes }) => (bytes > LAZY_BUDGET ? [`${path}: ${kB(bytes)}（${kB(LAZY_BUDGET)} まで）`] : [])),
]

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

if (process.argv.includes('--json')) {
  say(JSON.stringify({ doors, lazy, budgets: { doors: BUDGETS, lazy: LAZY_BUDGET }, over }, null, 2))
} else {
  say('はじめに届く大きさ（gzip）')
  const rows = doors.map(({ door, js, css, html, all }) => [door, kB(js), kB(css), kB(html), kB(all)])
  for (const line of table([['入口', 'JS', 'CSS', 'HTML', '合計'], ...rows])) say(`  ${line}`)
  say('あとから届くもの（大きい順）')
  for (const line of table(lazy.slice(0, 8).map(({ path, bytes }) => [kB(bytes), path]))) say(`  ${line}`)
}
if (over.length > 0) giveUp(`大きすぎます: ${over.join('、')}`)
