// Which functions of the worker a route reaches, read from the source: by the names a function's text mentions, of its own file or imported.
import { importsOf, roomSources, type Source, withoutComments } from './read-source.ts'

interface Piece {
  /** `<file> <name>` of a top-level function or value. */
  id: string
  text: string
}

/** What stands at the top level of a file, each with its text. */
function piecesOf({ path, text }: Source): Piece[] {
  const code = withoutComments(text)
  const starts = [...code.matchAll(/^(?:export )?(?:async )?(?:function|const|let|class|type|interface) (\w+)/gm)]
  return starts.map((start, place) => ({
    id: `${path} ${start[1]}`,
    text: code.slice(start.index, starts[place + 1]?.index),
  }))
}

export interface Graph {
  pieces: ReadonlyMap<string, Piece>
  /** What a text of a file may call. */
  namedIn: (path: string, text: string) => string[]
}

/** The graph of the worker's source, or of files given instead. */
export function graphOf(files: readonly Source[] = roomSources().filter(({ path }) => /^worker\/(?!dev\/)/.test(path))): Graph {
  const pieces = new Map(files.flatMap(piecesOf).map((piece) => [piece.id, piece]))
  const names = new Map<string, Map<string, string>>()
  for (const file of files) {
    const known = new Map<string, string>()
    for (const { id } of piecesOf(file)) known.set(id.split(' ')[1] ?? '', id)
    for (const one of importsOf(file)) {
      if (one.typeOnly || !one.target) continue
      for (const [, name = '', alias] of one.names.matchAll(/(\w+)(?:\s+as\s+(\w+))?/g))
        known.set(alias ?? name, `${one.target} ${name}`)
    }
    names.set(file.path, known)
  }
  const namedIn = (path: string, text: string): string[] => [
    ...new Set(
      [...text.replace(/'[^'\n]*'/g, '').matchAll(/(?<![.\w])\w+/g)].flatMap(([word]) => names.get(path)?.get(word) ?? []),
    ),
  ]
  return { pieces, namedIn }
}

/** Everything that is reached from some names, they included. */
export function reachedFrom({ pieces, namedIn }: Graph, start: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const open = [...start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    const piece = pieces.get(id)
    if (piece) open.push(...namedIn(id.split(' ')[0] ?? '', piece.text))
  }
  return reached
}

/** Every route that is mounted under a router, as `POST /api/…`, with what its own line names. */
export function routesUnder(graph: Graph, router: string, prefix = ''): { key: string; calls: string[] }[] {
  const [path = ''] = router.split(' ')
  const { text = '' } = graph.pieces.get(router) ?? {}
  const parts = text.split(/(?:^ {2}|new Hono<App>\(\))(?=\.\w+\()/m).slice(1)
  return parts.flatMap((part) => {
    const [, word = '', address = '', mounted = ''] = part.match(/^\.(\w+)\('([^']*)'(?:, (\w+)\))?/) ?? []
    if (word === 'route')
      return graph.namedIn(path, mounted).flatMap((id) => routesUnder(graph, id, prefix + address.replace(/\/$/, '')))
    if (word !== 'get' && word !== 'post') return []
    const calls = graph.namedIn(path, part)
    return [{ key: `${word.toUpperCase()} ${(prefix + address).replace(/(?<=.)\/$/, '')}`, calls }]
  })
}
