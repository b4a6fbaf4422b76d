// What comes from elsewhere is pinned, hashed, from one registry, few, and each shipped package was looked at (docs/packages.md).
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { here } from '../../worker/dev/place.ts'

interface Locked {
  version: string
  resolved?: string
  integrity?: string
  license?: string
  link?: boolean
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  hasInstallScript?: boolean
}

const { dependencies, devDependencies, overrides, allowScripts } = JSON.parse(readFileSync(here('package.json'), 'utf8'))
const { '': _, ...locked } = JSON.parse(readFileSync(here('package-lock.json'), 'utf8')).packages as Record<string, Locked>
const page = readFileSync(here('docs', 'packages.md'), 'utf8')

/** Licences under which something may be part of what we give to others. */
const SHIPPED_UNDER = ['MIT', 'Apache-2.0', '(MIT OR Apache-2.0)', 'BSD-3-Clause', '0BSD', 'ISC']
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Why a wanted version could be another one tomorrow; null for an exact one, or the one that stands elsewhere in the file. */
const looseIn = ([name, version]: [string, string]): string | null =>
  /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) || version === `$${name}` ? null : `${name} ${version}`

/** What is wrong with where a package comes from. */
function faultOf([path, one]: [string, Locked]): string | null {
  if (one.link) return `${path} is a folder`
  // Without an address npm asks the registry it is configured for, and no other.
  if (one.resolved) return `${path} is from ${one.resolved}`
  return one.integrity?.startsWith('sha512-') ? null : `${path} has no hash`
}

describe('ASVS 15.2.4 Packages', () => {
  test('ASVS 15.2.4 are wanted in one exact version', () => {
    const wanted = [dependencies, devDependencies, overrides].flatMap((list) => Object.entries<string>(list))
    expect(wanted.length).toBeGreaterThan(20)
    expect(wanted.flatMap((one) => looseIn(one) ?? [])).toEqual([])
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(locked[`node_modules/${name}`]?.version, name).toBe(version)
  })

  test('ASVS 15.2.4 come from the configured registry only, with the hash of what was looked at', () => {
    expect(Object.keys(locked).length).toBeGreaterThan(100)
    expect(Object.entries(locked).flatMap((one) => faultOf(one) ?? [])).toEqual([])
  })

  test('ASVS 15.2.4 run nothing while they are installed, but those that were reviewed', () => {
    const scripts = Object.entries(locked).flatMap(([path, one]) => (one.hasInstallScript ? [nameOf(path)] : []))
    expect([...new Set(scripts)].sort()).toEqual(Object.keys(allowScripts).sort())
  })

  test.each<[string, Partial<Locked>]>([
    ['from git', { resolved: 'git+ssh://git@github.com/a/b.git#1' }],
    ['from another registry', { resolved: 'https://npm.example.org/hono/-/hono-4.13.19.tgz' }],
    ['from a folder', { link: true }],
    ['without a hash', { integrity: '' }],
    ['with a weak hash', { integrity: 'sha1-abc' }],
  ])('one %s would be noticed', (_kind, change) => {
    expect(faultOf(['node_modules/hono', { version: '4.13.19', integrity: 'sha512-abc', ...change }])).not.toBeNull()
  })

  test.each(['^4.13.19', '~4.13.19', '4.x', 'latest', '>=4.13.19', 'npm:other@4.13.19'])('%s would be noticed', (version) => {
    expect(looseIn(['hono', version])).not.toBeNull()
  })
})

describe('docs/packages.md', () => {
  const cells = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const listed = cells.filter((row) => /^\d{4}-\d\d-\d\d$/.test(row[5] ?? ''))

  test('ASVS 15.1.2 lists every package that is shipped, in its version, with its licence, and no other', () => {
    const shipped = Object.entries(locked).filter(([, one]) => !(one.dev || one.devOptional || one.optional))
    const said = (name = '', version = '', licence = '') => `${name} ${version} ${licence}`
    expect(listed.map(([, name, version, licence]) => said(name, version, licence)).sort()).toEqual(
      shipped.map(([path, { version, license }]) => said(nameOf(path), version, license)).sort(),
    )
    expect(listed.filter(([, , , licence = '']) => !SHIPPED_UNDER.includes(licence))).toEqual([])
    expect(listed.filter(([, , , , purpose = '']) => purpose === '')).toEqual([])
  })

  test('ASVS 15.1.1 says for each weight of a weakness within how many days it is gone, the heavier the sooner', () => {
    const days = cells
      .filter((row) => /^\d+ days$/.test(row[2] ?? '') && /^\d+ days$/.test(row[3] ?? ''))
      .map(([, weight = '', shipped = '', tools = '']) => ({
        weight,
        shipped: Number.parseInt(shipped, 10),
        tools: Number.parseInt(tools, 10),
      }))
    for (const weight of ['critical', 'high', 'moderate', 'none known'])
      expect(
        days.filter((row) => row.weight.startsWith(weight)),
        weight,
      ).toHaveLength(1)
    for (const [place, row] of days.entries()) {
      expect(row.shipped).toBeLessThan(row.tools)
      if (place > 0) expect(row.shipped).toBeGreaterThan(days[place - 1]?.shipped ?? 0)
    }
  })
})
