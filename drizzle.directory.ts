import { defineConfig } from 'drizzle-kit'
export default defineConfig({ dialect: 'sqlite', schema: './schema/directory.ts', out: './schema/migrations/directory' })
