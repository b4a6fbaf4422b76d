// What is deployed as pages: nothing that helps an attacker to read along, and no way to be led elsewhere.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { here } from '../../worker/dev/place.ts'
import { ensureWeb } from '../../worker/dev/web.ts'
import { roomSources, withoutComments } from '../law/read-source.ts'

ensureWeb()
const folder = here('dist', 'web')
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  )
const texts = files.filter((path) => /\.(?:js|css|html|svg|webmanifest|txt)$/.test(path))
const read = (path: string): string => readFileSync(join(folder, path), 'utf8')

describe('Deployed pages', () => {
  test('hold no source map, no repository, no debug page and no words of a version', () => {
    expect(texts.length).toBeGreaterThan(10)
    expect(
      files.filter((path) => /\.map$|(?:^|\/)\.(?!well-known)|debug|gallery|\.tsx?$|\.bak$|package(?:-lock)?\.json$/.test(path)),
    ).toEqual([])
    expect(texts.filter((path) => /sourceMappingURL|\bvite\/|webpack|Powered by|@version/i.test(read(path)))).toEqual([])
  })

  test('name no other host: every address is our own', () => {
    // Namespaces are names, not places; the other stands in a sentence of an error of the passkey library and is never called.
    const foreign = texts.flatMap((path) =>
      [...read(path).matchAll(/(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi)]
        .map(([address]) => address)
        .filter((address) => !/\/\/(?:www\.w3\.org|simplewebauthn\.dev)$/i.test(address))
        .map((address) => `${path}: ${address}`),
    )
    expect(foreign).toEqual([])
  })

  test('pages carry no script or style of their own, so that the policy needs no exception', () => {
    for (const path of files.filter((file) => file.endsWith('.html'))) {
      const html = read(path)
      expect(html.match(/<script(?![^>]*\bsrc=)/g), path).toBeNull()
      expect(html.match(/<style|\sstyle=|\son\w+=/g), path).toBeNull()
    }
  })

  test('the policy of pages allows nothing inline and nobody to frame them', () => {
    const [, first = ''] = read('_headers').split(/^\/\*$/m)
    const all = first.split(/\n\n/)[0] ?? ''
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(all).toContain(part)
    expect(all).not.toMatch(/unsafe-|\*|https?:/)
    for (const name of [
      'Strict-Transport-Security',
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: no-referrer',
      'Cross-Origin-Opener-Policy: same-origin',
      'Cross-Origin-Resource-Policy: same-origin',
      'Permissions-Policy',
      'X-Frame-Options: DENY',
    ])
      expect(all).toContain(name)
  })
})

describe('Nobody is led elsewhere', () => {
  const LEADS: [RegExp, string][] = [
    [/\bredirect\s*\(|['"]Location['"]/, 'the server redirects'],
    [/location\.(?:href|assign|replace)\b\s*(?:=(?!=)|\()/, 'the page goes to an address'],
    [/\b(?:next|return|redirect|continue)(?:_?[uU]rl|_?[tT]o)\b/, 'an address to go back to is taken along'],
    [/window\.open\(/, 'a window is opened'],
  ]
  const leads = (text: string) => LEADS.flatMap(([what, why]) => (what.test(text) ? [why] : []))

  test('there is no redirect, and no parameter that names a place to go to', () => {
    const found = roomSources()
      .filter(({ path }) => /^(?:worker|web|schema)\//.test(path) && !path.startsWith('worker/dev/'))
      .flatMap(({ path, text }) => leads(withoutComments(text)).map((why) => `${path}: ${why}`))
    expect(found).toEqual([])
  })

  test('one would be noticed', () => {
    expect(leads("return c.redirect(c.req.query('next'))")).toHaveLength(1)
    expect(leads('location.href = query.returnTo')).toHaveLength(2)
  })
})
