import { defineConfig } from 'drizzle-kit'
export default defineConfig({ dialect: 'sqlite', schema: './schema/shard.ts', out: './schema/migrations/facility' })
