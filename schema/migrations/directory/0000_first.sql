-- Composite keys cluster the rows (WITHOUT ROWID, added by hand: drizzle-kit cannot write it).
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_login_unique` ON `account` (`login`);--> statement-breakpoint
CREATE TABLE `attempt` (
	`subject` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `first_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`account_id` text NOT NULL,
	`facility_id` integer NOT NULL,
	`door` text NOT NULL,
	PRIMARY KEY(`account_id`, `facility_id`, `door`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `membership_facility` ON `membership` (`facility_id`);--> statement-breakpoint
CREATE TABLE `officer` (
	`organisation_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	PRIMARY KEY(`organisation_id`, `account_id`, `starts_on`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`wording` text NOT NULL,
	`demo` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `placement` (
	`facility_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organisation_id` integer NOT NULL,
	`name` text NOT NULL,
	`shard` text NOT NULL,
	`state` text NOT NULL,
	`public_id` text,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `placement_organisation` ON `placement` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `roll_up` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`version` integer NOT NULL,
	`as_of` integer NOT NULL,
	`totals` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sign_in` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`door` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `sign_in_account` ON `sign_in` (`account_id`);