/** Joins class names, leaving out what is not there. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')

/** What the build puts in the place of a file of styles' own table (vite.config.ts): `css.title` → `notice-Screen-title`. */
export const named = (prefix: string): Record<string, string> => new Proxy({}, { get: (_, name: string) => prefix + name })
