import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

const inside = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** `notice` + `Screen.module.css` + `.title` → `notice-Screen-title`: readable in the browser, and unique because paths are. */
const className = (name: string, file: string) => `${basename(dirname(file))}-${basename(file).split('.')[0]}-${name}`

/** The order of the layers, first in every file of styles: whichever piece a browser gets first then orders them all the same. */
const layersFirst: Plugin = {
  name: 'layers-first',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `@layer reset,kit,screen;${file.source}`
    }
  },
}

/** Our own few lines bring a lazy screen's styles; the builder's do far more, at 0.5 kB of every first load. */
const stylesFirst: Plugin = {
  name: 'styles-first',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('vite/preload-helper.js') ? inside('web/kit/styles-first.ts') : null),
}

/** A class is called by a rule, so the doors carry the rule and not the tables that come of it: 0.8 kB of the family's first load. */
const namesByRule: Plugin = {
  name: 'names-by-rule',
  apply: 'build',
  enforce: 'post',
  transform: (_code, id) =>
    id.endsWith('.module.css')
      ? `import { named } from ${JSON.stringify(inside('web/kit/classes.ts'))}\nexport default named(${JSON.stringify(className('', id))})`
      : null,
}

export default defineConfig({
  plugins: [layersFirst, stylesFirst, namesByRule],
  root: inside('web'),
  publicDir: inside('web/public'),
  define: { __SHARED__: 'true' },
  css: { modules: { generateScopedName: className } },
  server: { host: '127.0.0.1', port: 5199 },
  build: {
    outDir: inside('dist/web'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: ['chrome111', 'safari16.4', 'firefox115'],
    modulePreload: false,
    sourcemap: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
}) satisfies UserConfig
