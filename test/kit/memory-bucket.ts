// R2's interface over the memory of this process, as far as the product uses it: for runs that have the databases here as well.
import type { Env } from '../../worker/kit/env.ts'

type Bucket = NonNullable<Env['PHOTOS']>

export function memoryBucket(): Bucket {
  const kept = new Map<string, Uint8Array>()
  const keys = (given: string | string[]) => (Array.isArray(given) ? given : [given])
  const bucket = {
    put: async (key: string, given: Uint8Array | string) => {
      const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : new Uint8Array(given)
      kept.set(key, bytes)
      return { key, size: bytes.byteLength }
    },
    get: async (key: string) => {
      const bytes = kept.get(key)
      if (!bytes) return null
      const answer = new Response(new Uint8Array(bytes))
      return {
        key,
        size: bytes.byteLength,
        body: answer.body,
        arrayBuffer: () => answer.arrayBuffer(),
        json: () => answer.json(),
      }
    },
    head: async (key: string) => (kept.has(key) ? { key, size: kept.get(key)?.byteLength } : null),
    delete: async (given: string | string[]) => {
      for (const key of keys(given)) kept.delete(key)
    },
    list: async ({ prefix = '' }: { prefix?: string } = {}) => ({
      objects: [...kept.keys()].filter((key) => key.startsWith(prefix)).map((key) => ({ key })),
      truncated: false,
    }),
  }
  return bucket as unknown as Bucket
}
