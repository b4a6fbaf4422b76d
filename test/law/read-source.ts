// The source as the laws read it: files, text without comments, imports.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { here, root } from '../../worker/dev/place.ts'

export interface Source {
  /** Path from the root, with `/`. */
  path: string
  text: string
}

export interface Import {
  from: string
  specifier: string
  /** The file meant, from the root; null for a package. */
  target: string | null
  /** Gone when the types are taken off. */
  typeOnly: boolean
  /** What stands between `import` and `from`. */
  names: string
}

/** Files of the project that are there now: tracked ones and new ones that are not ignored. */
export function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
  return [...new Set(listed.split('\0'))].filter((path) => path && existsSync(here(path))).sort()
}

export const readSource = (path: string): Source => ({ path, text: readFileSync(join(root, path), 'utf8') })

/** TypeScript of the four rooms. */
export const roomSources = (): Source[] =>
  projectFiles()
    .filter((path) => /^(?:schema|worker|web|test)\/.*\.tsx?$/.test(path))
    .map(readSource)

/** Code without comments; positions are not kept. A `//` inside a string is no comment as long as no blank stands before it. */
export const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

const STATIC = /(?:^|\n)\s*(import|export)\s+(type\s+)?([\w$*{},\s]*?)\s*\bfrom\s+'([^']+)'/g
const BARE = /(?:^|\n)\s*import\s+'([^']+)'/g
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g

/** Every import of a file: static, for its effect, dynamic, and re-exports. */
export function importsOf({ path, text }: Source): Import[] {
  const code = withoutComments(text)
  const make = (specifier: string, typeOnly: boolean, names: string): Import => ({
    from: path,
    specifier,
    target: specifier.startsWith('.') ? posix.join(dirname(path), specifier.replace(/\?.*$/, '')) : null,
    typeOnly,
    names: names.trim(),
  })
  return [
    ...[...code.matchAll(STATIC)]
      .filter(([, word, , names = '']) => word === 'import' || /^[*{]/.test(names.trim()))
      .map(([, , type, names = '', specifier = '']) => make(specifier, type !== undefined, names)),
    ...[...code.matchAll(BARE)].map(([, specifier = '']) => make(specifier, false, '')),
    // `typeof import('…')` and import('…').Type are types; they are few, and counted as values they only make the law stricter.
    ...[...code.matchAll(DYNAMIC)].map(([, specifier = '']) => make(specifier, false, '')),
  ]
}
