// What `cloudflare:workers` is where the worker's code runs in plain Node (the laws that crawl and mutate): nothing is bound there.
export const env = {}
export const exports = {}
export class DurableObject {}
