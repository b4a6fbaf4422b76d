import { expect, test } from 'vitest'
import { dangersIn } from '../../worker/dev/migrate-new.ts'

test('a migration that only adds is accepted', () => {
  expect(dangersIn('ALTER TABLE `child` ADD `nickname` text;\nCREATE INDEX `x` ON `child` (`nickname`);')).toEqual([])
})

test.each([
  'DROP TABLE `child`;',
  'drop  table child',
  'CREATE TABLE `__new_child` (`id` text);',
  'FOREIGN KEY (`a`) REFERENCES `b`(`a`) ON DELETE cascade',
])('a migration that could delete rows is refused: %s', (sql) => {
  expect(dangersIn(sql).length).toBeGreaterThan(0)
})
