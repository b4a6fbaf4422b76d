// Called by the build around every `import()` of a screen (vite.config.ts): its styles are there before it is drawn.

const brought: Record<string, Promise<void>> = {}

const bring = (file: string): Promise<void> => {
  brought[file] ??= new Promise<void>((resolve, reject) => {
    const href = `/${file}`
    if (document.querySelector(`link[href="${href}"]`)) return resolve()
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href })
    link.onload = () => resolve()
    link.onerror = () => {
      // Without a line there are no styles; the next try asks anew.
      delete brought[file]
      link.remove()
      reject(new Error(`No styles: ${file}`))
    }
    document.head.append(link)
  })
  return brought[file]
}

/** Fetches a screen and its styles beside each other. Rejects when either cannot be had. The name is the build's. */
export const __vitePreload = <Screen>(load: () => Promise<Screen>, styles: string[] = []): Promise<Screen> =>
  Promise.all([load(), ...styles.map(bring)]).then(([screen]) => screen)
