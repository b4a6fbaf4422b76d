// How much memory the runtime holds, where the system says so.
import { readdirSync, readFileSync } from 'node:fs'

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
const lineOf = (status: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)

/** Bytes of every workerd that this process started, itself or through another; null on a system without /proc. */
export function runtimeBytes(): number | null {
  const all = readdirSyncOr('/proc').filter((name) => /^\d+$/.test(name))
  if (all.length === 0) return null
  const statuses = new Map(all.map((pid) => [Number(pid), read(`/proc/${pid}/status`)]))
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(lineOf(statuses.get(pid) ?? '', 'PPid')))
  return [...statuses]
    .filter(([pid, status]) => /^Name:\s+workerd/m.test(status) && isOurs(pid))
    .reduce((sum, [, status]) => sum + lineOf(status, 'VmRSS') * 1024, 0)
}

const readdirSyncOr = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
