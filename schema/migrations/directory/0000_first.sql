-- Composite keys cluster the rows (WITHOUT ROWID, added by hand: drizzle-kit cannot write it).
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`email` text,
	`totp_secret` text,
	`totp_at` integer,
	`totp_step` integer,
	`events_seen_at` integer,
	`created_at` integer NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_login_unique` ON `account` (`login`);--> statement-breakpoint
CREATE TABLE `account_event` (
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`account_id`, `at`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `account_event_kind` ON `account_event` (`kind`,`at`);--> statement-breakpoint
CREATE TABLE `adoption_count` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`as_of` integer NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `attempt` (
	`subject` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_head` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `challenge` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `chase_case` (
	`organisation_id` integer NOT NULL,
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`opened_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `facility_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `city_gift` (
	`organisation_id` integer NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`gift` text NOT NULL,
	`given_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `city_gift_once` ON `city_gift` (`organisation_id`,`id`);--> statement-breakpoint
CREATE TABLE `city_gift_piece` (
	`organisation_id` integer NOT NULL,
	`gift_id` text NOT NULL,
	`place` integer NOT NULL,
	`piece` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `gift_id`, `place`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `invitation_claim` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`claimed_at` integer NOT NULL,
	`activated_at` integer
);
--> statement-breakpoint
CREATE INDEX `invitation_claim_open` ON `invitation_claim` (`activated_at`);--> statement-breakpoint
CREATE TABLE `invitation_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`facility_id` integer NOT NULL,
	`invitation_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE TABLE `letter` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`address` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`sent_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `letter_due` ON `letter` (`sent_at`,`ended_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `membership` (
	`account_id` text NOT NULL,
	`facility_id` integer NOT NULL,
	`door` text NOT NULL,
	PRIMARY KEY(`account_id`, `facility_id`, `door`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `membership_facility` ON `membership` (`facility_id`);--> statement-breakpoint
CREATE TABLE `month_count` (
	`facility_id` integer NOT NULL,
	`month` text NOT NULL,
	`version` integer NOT NULL,
	`as_of` integer NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`facility_id`, `month`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `network` (
	`organisation_id` integer NOT NULL,
	`facility_id` integer NOT NULL,
	`cidr` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`organisation_id`, `facility_id`, `cidr`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `officer` (
	`organisation_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	PRIMARY KEY(`organisation_id`, `account_id`, `starts_on`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `officer_push` (
	`organisation_id` integer NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`created_at` integer NOT NULL,
	`cases` text NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`answer` integer,
	PRIMARY KEY(`organisation_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `officer_told` (
	`organisation_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`cases` text NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	PRIMARY KEY(`organisation_id`, `account_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `operator` (
	`account_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	PRIMARY KEY(`account_id`, `starts_on`)
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
CREATE TABLE `pairing` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`facility_id` integer,
	`device_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pairing_secret_hash_unique` ON `pairing` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`credential_id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `passkey_account` ON `passkey` (`account_id`);--> statement-breakpoint
CREATE TABLE `password_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`clears_factor` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
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
CREATE TABLE `recovery_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `recovery_code_account` ON `recovery_code` (`account_id`);--> statement-breakpoint
CREATE TABLE `return_layout` (
	`organisation_id` integer NOT NULL,
	`id` text NOT NULL,
	`columns` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
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
	`ended_at` integer,
	`spread_at` integer,
	`used_at` integer,
	`strength` text NOT NULL,
	`fresh_at` integer NOT NULL,
	`label` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_account` ON `sign_in` (`account_id`);--> statement-breakpoint
CREATE INDEX `sign_in_ending` ON `sign_in` (`ended_at`) WHERE "sign_in"."ended_at" is not null and "sign_in"."spread_at" is null;