// A real Chromium for journeys, screenshots and accessibility checks, with Japanese fonts, in Japan's time and language.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { here } from '../../worker/dev/place.ts'

export const PHONE = { width: 390, height: 844 }
export const TABLET = { width: 1180, height: 820 }
export const DESK = { width: 1440, height: 900 }

export interface PageOptions {
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** Prefix for relative addresses: `page.goto('/family')`. */
  baseURL?: string
  /** Starts without a network. `page.context().setOffline(false)` brings it back. */
  offline?: boolean
  locale?: string
}

/** Every page that journeys opened and that may still be open: what a failed one shows of itself (`harness-pictures.ts`). */
export const opened = new Set<Page>()

export interface TestBrowser {
  /** A page in a context of its own (cookies, storage, service worker). */
  newPage(options?: PageOptions): Promise<Page>
  close(): Promise<void>
}

const NO_BROWSER =
  'ブラウザーが見つかりません。Google Chrome か Chromium を入れるか、その場所を CHROME_PATH で教えてください（Linux x64 では npm ci が入れます）。'
const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--font-render-hinting=none',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-sandbox',
]
const require = createRequire(import.meta.url)

/** Opens a Chromium: CHROME_PATH, the one of the devDependency (Linux x64), or an installed one. Throws one sentence when there is none. */
export async function openBrowser(): Promise<TestBrowser> {
  const { file, libraries } = await findChromium()
  const env: Record<string, string> = {
    ...(process.env as Record<string, string>),
    FONTCONFIG_FILE: fontConfig(),
    TZ: 'Asia/Tokyo',
    // Where none is set the browser keeps no file under a Japanese name.
    LANG: 'C.UTF-8',
  }
  if (libraries) env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const browser: Browser = await chromium.launch({ executablePath: file, args: ARGS, env, headless: true })
  return {
    newPage: async (options = {}) => {
      const context: BrowserContext = await browser.newContext(contextOptions(options))
      // Long enough for a busy machine; what has to be there sooner is measured by its test.
      context.setDefaultTimeout(30_000)
      const page = await context.newPage()
      opened.add(page)
      page.once('close', () => opened.delete(page))
      return page
    },
    close: () => browser.close(),
  }
}

function contextOptions(options: PageOptions): BrowserContextOptions {
  const viewport = options.viewport ?? PHONE
  return {
    viewport,
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    offline: options.offline ?? false,
    hasTouch: viewport.width < DESK.width,
    isMobile: viewport.width < 600,
    reducedMotion: 'reduce',
    ...(options.baseURL ? { baseURL: options.baseURL } : {}),
  }
}

/** Finds a Chromium, and the folder of shared libraries it needs where the system has none. */
async function findChromium(): Promise<{ file: string; libraries?: string }> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (existsSync(named)) return { file: named }
    throw new Error(`CHROME_PATH（${named}）にブラウザーがありません。`)
  }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackChromium()
  const installed = usualPlaces().find(existsSync)
  if (!installed) throw new Error(NO_BROWSER)
  return { file: installed }
}

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
    return names.flatMap((name) => ['', homedir()].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`))
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    const files = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ]
    return roots.flatMap((root) => files.map((file) => `${root}\\${file}`))
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  )
}

/** Unpacks the Chromium of @sparticuz/chromium once per version. It is made aside and renamed, so two runs cannot meet a half-written one. */
async function unpackChromium(): Promise<{ file: string; libraries?: string }> {
  const home = dirname(dirname(require.resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `tsumugi-chromium-${version}`)
  if (!existsSync(folder)) {
    const { inflate } = await import('@sparticuz/chromium')
    const before = process.env.TMPDIR
    const making = mkdtempSync(join(tmpdir(), 'tsumugi-chromium-'))
    process.env.TMPDIR = making // where `inflate` unpacks to
    try {
      await Promise.all(['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((pack) => inflate(join(home, 'bin', pack))))
    } finally {
      if (before === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = before
    }
    try {
      renameSync(making, folder)
    } catch {
      rmSync(making, { recursive: true, force: true })
    }
  }
  const file = join(folder, 'chromium')
  const libraries = join(folder, 'al2023', 'lib')
  const missing = spawnSync('ldd', [file], { encoding: 'utf8' }).stdout?.includes('not found') ?? true
  return missing ? { file, libraries } : { file }
}

/** A fontconfig file with the BIZ UDPGothic of the devDependency first, so that pages look the same on every machine. */
function fontConfig(): string {
  const folder = join(tmpdir(), 'tsumugi-fonts')
  const file = join(folder, 'fonts.conf')
  const fonts = dirname(require.resolve('@expo-google-fonts/biz-udpgothic/package.json'))
  const families = ['sans-serif', 'system-ui', 'ui-sans-serif', 'serif', 'Times New Roman', 'Arial']
  const prefer = families
    .map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>BIZ UDPGothic</family></prefer></alias>`)
    .join('\n  ')
  mkdirSync(folder, { recursive: true })
  // Put there whole: another run's browser may be reading it.
  const making = join(folder, `fonts-${process.pid}.conf`)
  writeFileSync(
    making,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  ${prefer}
  <match target="pattern"><edit name="family" mode="append_last" binding="strong"><string>BIZ UDPGothic</string></edit></match>
</fontconfig>
`,
  )
  renameSync(making, file)
  return file
}

export interface Violation {
  rule: string
  impact: string
  help: string
  /** Selectors of the elements concerned. */
  where: string[]
}

let axeSource: string | undefined

/**
 * Runs axe over the page as it stands and returns what it finds (empty is what a test wants).
 * The source goes in through the debugger, which the page's content security policy does not concern.
 */
export async function axe(page: Page): Promise<Violation[]> {
  axeSource ??= readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(axeSource)
  const results = await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as {
      axe: {
        run(
          root: Document,
        ): Promise<{ violations: { id: string; impact: string; help: string; nodes: { target: string[] }[] }[] }>
      }
    }
    return engine.run(document)
  })
  return results.violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact,
    help,
    where: nodes.map(({ target }) => target.join(' ')),
  }))
}

/** Stores a picture of the page as shots/<name>.png and returns its path. `whole` takes the full length of the page. */
export async function shot(page: Page, name: string, { whole = false } = {}): Promise<string> {
  const path = here('shots', `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: whole, animations: 'disabled' })
  return path
}
