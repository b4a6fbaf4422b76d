// The arrows of the house (docs/decisions, design of the rooms): web → schema ← worker, kit knows no word, a word's routes are its own.
import type { Import } from './read-source.ts'

const room = (path: string): string => path.split('/')[0] ?? ''
/** The word a file belongs to; `kit` and `dev` are none, nor is a file beside the folders. */
const word = (path: string): string | null => {
  const parts = path.split('/')
  return parts.length > 2 ? (parts[1] ?? null) : null
}

/** Files of schema that describe tables, and so know Drizzle. */
const isTable = (path: string): boolean => /^schema\/(?:[\w-]+\/table|directory|shard)\.ts$/.test(path)
/** What the worker's kit stands on: tables, and who may do what. */
const UNDER_WORKER_KIT = /^schema\/(?:kit\/.*|directory\.ts|shard\.ts|permission\/matrix\.ts|account\/input\.ts)$/
/** Words of schema that web's kit may know: the one table of status words of all doors, and the gallery that shows the kit. */
const KIT_MAY: Record<string, string> = {
  'web/kit/status.ts': 'schema/presence/rule.ts',
  'web/kit/gallery/totals.ts': 'schema/presence/rule.ts',
}
const WEB_PACKAGES = /^(?:preact(?:\/.*)?|@preact\/signals|valibot|uqr|qr\/decode\.js|@simplewebauthn\/browser)$/
const WORKER_PACKAGES =
  /^(?:hono(?:\/.*)?|@block65\/webcrypto-web-push|drizzle-orm(?:\/.*)?|valibot|otpauth|@simplewebauthn\/server|hucre(?:\/.*)?|@holiday-jp\/holiday_jp|node:[\w/]+|cloudflare:[\w-]+|@cloudflare\/workers-types)$/

/** Says what is wrong with an import, or null. */
export function faultOf(given: Import): string | null {
  if (given.target !== null && !/\.(?:tsx?|css|svg|json|mjs)$/.test(given.target)) return 'has no file ending'
  const here = room(given.from)
  if (here === 'schema') return schemaFault(given)
  if (here === 'web') return webFault(given)
  if (given.from.startsWith('worker/dev/')) return given.target?.startsWith('test/') ? 'a tool imports a test' : null
  if (here === 'worker') return workerFault(given)
  return null
}

function schemaFault({ from, target, specifier }: Import): string | null {
  if (target === null) {
    if (specifier === 'valibot') return null
    if (/^drizzle-orm(\/|$)/.test(specifier)) return isTable(from) ? null : 'Drizzle belongs in table.ts'
    return `schema imports the package ${specifier}`
  }
  if (room(target) !== 'schema') return `schema imports ${room(target)}`
  if (word(from) === 'kit' && word(target) !== 'kit') return 'kit imports a word'
  return null
}

function webFault({ from, target, specifier, typeOnly, names }: Import): string | null {
  if (target === null) {
    if (WEB_PACKAGES.test(specifier) || (/^hono(\/|$)/.test(specifier) && typeOnly)) return null
    return `web imports the package ${specifier}`
  }
  if (room(target) === 'worker') {
    const isRoutes = /^worker\/[\w-]+\/routes\.ts$/.test(target)
    return isRoutes && typeOnly && /^\{\s*Routes(?:\s+as\s+\w+)?\s*\}$/.test(names)
      ? null
      : 'web takes only `import type { Routes }` from worker'
  }
  if (room(target) !== 'web' && room(target) !== 'schema') return `web imports ${room(target)}`
  if (word(from) !== 'kit' || word(target) === 'kit' || typeOnly) return null
  return KIT_MAY[from] === target ? null : 'kit imports a word'
}

function workerFault({ from, target, specifier, typeOnly }: Import): string | null {
  if (target === null) return WORKER_PACKAGES.test(specifier) ? null : `worker imports the package ${specifier}`
  if (target.startsWith('worker/dev/')) return 'the product imports a tool'
  if (room(target) === 'schema')
    return word(from) !== 'kit' || typeOnly || UNDER_WORKER_KIT.test(target) ? null : 'kit imports a word'
  if (room(target) !== 'worker') return `worker imports ${room(target)}`
  if (word(from) === 'kit' && word(target) !== 'kit') return 'kit imports a word'
  if (word(from) !== null && word(target) === null) return 'a word imports the table of contents'
  if (/\/routes\.ts$/.test(target) && from !== 'worker/app.ts') return "a word imports another word's routes"
  return null
}

type Edges = ReadonlyMap<string, readonly string[]>

/** Files that import each other, as edges; types count only when asked for. */
export function edgesOf(imports: readonly Import[], withTypes: boolean): Edges {
  const edges = new Map<string, string[]>()
  for (const { from, target, typeOnly } of imports) {
    if (target === null || (typeOnly && !withTypes)) continue
    edges.set(from, [...(edges.get(from) ?? []), target])
  }
  return edges
}

/** Every circle, as the files of its strongly connected part. */
export function circlesOf(edges: Edges): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (file: string): void => {
    index.set(file, index.size)
    low.set(file, index.get(file) ?? 0)
    stack.push(file)
    for (const next of edges.get(file) ?? []) {
      if (!index.has(next)) visit(next)
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0))
    }
    if (low.get(file) !== index.get(file)) return
    const part = stack.splice(stack.indexOf(file))
    if (part.length > 1 || edges.get(file)?.includes(file)) circles.push(part.sort())
  }
  for (const file of edges.keys()) if (!index.has(file)) visit(file)
  return circles
}

/** Files reached from others along the edges, the beginning included. */
export function reachedFrom(edges: Edges, starts: readonly string[]): Set<string> {
  const reached = new Set(starts)
  for (const file of reached) for (const next of edges.get(file) ?? []) reached.add(next)
  return reached
}
