-- Composite keys cluster the rows (WITHOUT ROWID, added by hand: drizzle-kit cannot write it).
CREATE TABLE `alarm_choice` (
	`facility_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`kinds` text NOT NULL,
	PRIMARY KEY(`facility_id`, `account_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `allergy_decision` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`account_id` text NOT NULL,
	`decision` text NOT NULL,
	`original_on` text,
	`expires_on` text,
	`note` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `entry_id`, `account_id`),
	FOREIGN KEY (`facility_id`,`child_id`,`entry_id`) REFERENCES `allergy_entry`(`facility_id`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `allergy_entry` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`before` text NOT NULL,
	`source` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `assignment` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`classroom_id` text,
	`starts_on` text NOT NULL,
	`ends_on` text,
	PRIMARY KEY(`facility_id`, `id`),
	FOREIGN KEY (`facility_id`,`person_id`) REFERENCES `person`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `assignment_person` ON `assignment` (`facility_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`facility_id` integer NOT NULL,
	`command_id` text NOT NULL,
	`child_id` text NOT NULL,
	`action` text NOT NULL,
	`account_id` text NOT NULL,
	`door` text NOT NULL,
	`device_id` text,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`device_at` integer,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`facility_id`, `command_id`, `child_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `audit_child` ON `audit` (`facility_id`,`child_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_account` ON `audit` (`facility_id`,`account_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`facility_id`,`at`);--> statement-breakpoint
CREATE TABLE `audit_seal` (
	`facility_id` integer NOT NULL,
	`number` integer NOT NULL,
	`command_id` text NOT NULL,
	`child_id` text NOT NULL,
	`hash` text NOT NULL,
	`sealed_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_seal_row` ON `audit_seal` (`facility_id`,`command_id`,`child_id`);--> statement-breakpoint
CREATE TABLE `belonging_step` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`thing` text NOT NULL,
	`kind` text NOT NULL,
	`words` text,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `block` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`names` text DEFAULT '[]' NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	`lift_asked_by` text,
	`lift_asked_at` integer,
	`lifted_by` text,
	`lifted_at` integer,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`person_id`) REFERENCES `person`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `calendar_day` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`open` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `care_entry` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`value` integer,
	`detail` text,
	`note` text,
	`supersedes` text,
	`gone` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`, `kind`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `chase_call` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`about` text NOT NULL,
	`person` text NOT NULL,
	`outcome` text NOT NULL,
	`said` text,
	`note` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `checkup_read` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`result_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `kind`, `day`, `result_id`, `account_id`),
	FOREIGN KEY (`facility_id`,`child_id`,`kind`,`day`,`result_id`) REFERENCES `checkup_result`(`facility_id`,`child_id`,`kind`,`day`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `checkup_result` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`outcome` text,
	`findings` text,
	`follow_up` text NOT NULL,
	`doctor` text NOT NULL,
	`supersedes` text,
	`reason` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `kind`, `day`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `checkup_result_day` ON `checkup_result` (`facility_id`,`day`);--> statement-breakpoint
CREATE TABLE `child` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`family_name` text NOT NULL,
	`given_name` text NOT NULL,
	`family_kana` text NOT NULL,
	`given_kana` text NOT NULL,
	`kana_order` text NOT NULL,
	`birth_day` text NOT NULL,
	`sex` text NOT NULL,
	`number` text,
	`allergens` text NOT NULL,
	`contact_way` text,
	`archived_at` integer,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `child_number` ON `child` (`facility_id`,`number`);--> statement-breakpoint
CREATE TABLE `class_membership` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`classroom_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `starts_on`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `classroom` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`class_age` integer,
	`position` integer NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `command` (
	`facility_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`id` text NOT NULL,
	`input_digest` text NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `account_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contact_draft` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`subject_id` text NOT NULL,
	`child_id` text,
	`classroom_id` text,
	`text` text NOT NULL,
	`sources` text NOT NULL,
	`version` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `subject_id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_draft_subject" CHECK(subject_id is coalesce(child_id, classroom_id) and (child_id is null) <> (classroom_id is null))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contact_page` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`subject_id` text NOT NULL,
	`id` text NOT NULL,
	`child_id` text,
	`classroom_id` text,
	`step` text NOT NULL,
	`text` text NOT NULL,
	`sources` text NOT NULL,
	`publish_at` integer,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `subject_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_page_subject" CHECK(subject_id is coalesce(child_id, classroom_id) and (child_id is null) <> (classroom_id is null))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contact_read` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`page_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `page_id`, `account_id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contract_hours` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`need` text NOT NULL,
	`week` text NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `starts_on`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_plan` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`ends_on` text NOT NULL,
	`id` text NOT NULL,
	`starts_on` text NOT NULL,
	`kind` text NOT NULL,
	`arrive` integer,
	`leave` integer,
	`meals` integer NOT NULL,
	`note` text,
	`source` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `ends_on`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `day_plan_end` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`from_day` text NOT NULL,
	`replaced_by` text,
	`account_id` text NOT NULL,
	`ended_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `plan_id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `development_list` (
	`facility_id` integer NOT NULL,
	`starts_on` text NOT NULL,
	`id` text NOT NULL,
	`items` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `starts_on`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `development_mark` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`item` text NOT NULL,
	`id` text NOT NULL,
	`day` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `item`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `device` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`classroom_ids` text NOT NULL,
	`paired_by` text NOT NULL,
	`paired_at` integer NOT NULL,
	`revoked_by` text,
	`revoked_at` integer,
	`seen_at` integer,
	`unsent` integer,
	`ahead` integer,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `disposal` (
	`facility_id` integer NOT NULL,
	`document_id` text NOT NULL,
	`id` text NOT NULL,
	`kept_until` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`outcome` text,
	`decided_by` text,
	`decided_at` integer,
	PRIMARY KEY(`facility_id`, `document_id`, `id`),
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `disposal_open` ON `disposal` (`facility_id`,`document_id`) WHERE outcome is not 'refused';--> statement-breakpoint
CREATE TABLE `document` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`kind_version` integer NOT NULL,
	`about` text NOT NULL,
	`subject` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `document_once` ON `document` (`facility_id`,`kind`,`subject`,`starts_on`);--> statement-breakpoint
CREATE INDEX `document_from` ON `document` (`facility_id`,`starts_on`);--> statement-breakpoint
CREATE TABLE `document_absence` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`role` text NOT NULL,
	`deputy_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`reason` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_choice` (
	`facility_id` integer NOT NULL,
	`document_id` text NOT NULL,
	`key` text NOT NULL,
	`id` text NOT NULL,
	`field` text NOT NULL,
	`sources` text NOT NULL,
	`kept` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `document_id`, `key`, `id`),
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_disclosure` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`document_id` text NOT NULL,
	`recipient` text NOT NULL,
	`why` text NOT NULL,
	`digest` text NOT NULL,
	`masks` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_edit` (
	`facility_id` integer NOT NULL,
	`document_id` text NOT NULL,
	`id` text NOT NULL,
	`field` text NOT NULL,
	`bases` text NOT NULL,
	`text` text NOT NULL,
	`account_id` text NOT NULL,
	`began_at` integer NOT NULL,
	`at` integer NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `document_id`, `id`),
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_form` (
	`facility_id` integer NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`id` text NOT NULL,
	`form` text NOT NULL,
	`made_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `kind`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `document_form_once` ON `document_form` (`facility_id`,`id`);--> statement-breakpoint
CREATE TABLE `document_measure` (
	`facility_id` integer NOT NULL,
	`document_id` text NOT NULL,
	`root_id` text NOT NULL,
	`number` integer NOT NULL,
	`what` text NOT NULL,
	`due` text NOT NULL,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `document_id`, `root_id`, `number`),
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_own_file` (
	`facility_id` integer NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`starts_on` text NOT NULL,
	`name` text NOT NULL,
	`format` text,
	`made_by` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `kind`, `number`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `document_own_file_once` ON `document_own_file` (`facility_id`,`id`);--> statement-breakpoint
CREATE TABLE `document_own_file_piece` (
	`facility_id` integer NOT NULL,
	`file_id` text NOT NULL,
	`place` integer NOT NULL,
	`piece` text NOT NULL,
	PRIMARY KEY(`facility_id`, `file_id`, `place`)
);
--> statement-breakpoint
CREATE TABLE `document_step` (
	`facility_id` integer NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`place` integer NOT NULL,
	`role` text NOT NULL,
	`comment` text,
	`field` text,
	`digest` text NOT NULL,
	`snapshot` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `document_id`, `number`),
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_time` (
	`facility_id` integer NOT NULL,
	`document_id` text NOT NULL,
	`account_id` text NOT NULL,
	`seconds` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `document_id`, `account_id`),
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_use` (
	`facility_id` integer NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`used` integer NOT NULL,
	`due` text,
	PRIMARY KEY(`facility_id`, `kind`, `starts_on`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `duty` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_time` integer NOT NULL,
	`to_time` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `person_id`, `kind`),
	FOREIGN KEY (`facility_id`,`person_id`) REFERENCES `person`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `enrollment` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`kind` text NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `starts_on`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `entrance_code` (
	`facility_id` integer NOT NULL,
	`code_hash` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`revoked_by` text,
	`revoked_at` integer,
	PRIMARY KEY(`facility_id`, `code_hash`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `facility` (
	`facility_id` integer PRIMARY KEY NOT NULL,
	`organisation_id` integer NOT NULL,
	`name` text NOT NULL,
	`wording` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `facility_home` (
	`facility_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`switched_off` text
);
--> statement-breakpoint
CREATE TABLE `facility_setting` (
	`facility_id` integer NOT NULL,
	`starts_on` text NOT NULL,
	`settings` text NOT NULL,
	PRIMARY KEY(`facility_id`, `starts_on`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `feature_start` (
	`facility_id` integer NOT NULL,
	`feature` text NOT NULL,
	`starts_on` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `feature`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fee_charge` (
	`facility_id` integer NOT NULL,
	`month` text NOT NULL,
	`child_id` text NOT NULL,
	`payer_id` text NOT NULL,
	`payer_name` text NOT NULL,
	`bill` text NOT NULL,
	`total` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `month`, `child_id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fee_close` (
	`facility_id` integer NOT NULL,
	`month` text NOT NULL,
	`id` text NOT NULL,
	`children` integer NOT NULL,
	`total` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `month`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fee_extra` (
	`facility_id` integer NOT NULL,
	`month` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`yen` integer NOT NULL,
	`quantity` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`gone_at` integer,
	`gone_by` text,
	PRIMARY KEY(`facility_id`, `month`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fee_layout` (
	`facility_id` integer NOT NULL,
	`starts_on` text NOT NULL,
	`columns` text NOT NULL,
	PRIMARY KEY(`facility_id`, `starts_on`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fee_payment` (
	`facility_id` integer NOT NULL,
	`month` text NOT NULL,
	`id` text NOT NULL,
	`bill_id` text NOT NULL,
	`yen` integer NOT NULL,
	`way` text NOT NULL,
	`paid_on` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`gone_at` integer,
	`gone_by` text,
	`reason` text,
	PRIMARY KEY(`facility_id`, `month`, `id`),
	FOREIGN KEY (`facility_id`,`month`) REFERENCES `fee_close`(`facility_id`,`month`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fee_tariff` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`starts_on` text NOT NULL,
	`tariff` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`gone_at` integer,
	`gone_by` text,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `fee_tariff_day` ON `fee_tariff` (`facility_id`,`starts_on`) WHERE gone_at is null;--> statement-breakpoint
CREATE TABLE `fee_term` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value` integer NOT NULL,
	`reason` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `food_choice` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`group` text NOT NULL,
	`also` text NOT NULL,
	`state` text NOT NULL,
	`starts_on` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `food_trial` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`food` text NOT NULL,
	`id` text NOT NULL,
	`trial` text NOT NULL,
	`note` text NOT NULL,
	`source` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `food`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `food_trial_child` ON `food_trial` (`facility_id`,`child_id`);--> statement-breakpoint
CREATE TABLE `growth_measure` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`value` integer,
	`place` text NOT NULL,
	`sure` integer NOT NULL,
	`supersedes` text,
	`reason` text,
	`account_id` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `day`, `kind`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `guard` (
	`facility_id` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `guardianship` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`person_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`relationship` text NOT NULL,
	`capabilities` text NOT NULL,
	`contact_order` integer NOT NULL,
	`granted_by` text,
	PRIMARY KEY(`facility_id`, `child_id`, `person_id`, `starts_on`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`person_id`) REFERENCES `person`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `guardianship_person` ON `guardianship` (`facility_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `guest_stay` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`side` text NOT NULL,
	`other_id` integer NOT NULL,
	`other_name` text NOT NULL,
	`other_phone` text NOT NULL,
	`kind` text NOT NULL,
	`guardians` text NOT NULL,
	`from_time` integer NOT NULL,
	`to_time` integer NOT NULL,
	`arranged_by` text NOT NULL,
	`arranged_at` integer NOT NULL,
	`end_asked_at` integer,
	`end_refused_at` integer,
	`ended_at` integer,
	`looked_for` text,
	`sent` text,
	`sent_at` integer,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `guest_stay_child` ON `guest_stay` (`facility_id`,`child_id`);--> statement-breakpoint
CREATE TABLE `handover_card` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`content` text NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `handover_step` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`card_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `card_id`, `id`),
	FOREIGN KEY (`facility_id`,`day`,`child_id`,`card_id`) REFERENCES `handover_card`(`facility_id`,`day`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `head_count` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`classroom_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`slot` integer,
	`counted` integer,
	`expected` integer,
	`settles` text,
	`reason` text,
	PRIMARY KEY(`facility_id`, `day`, `classroom_id`, `id`),
	FOREIGN KEY (`facility_id`,`classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `health_decision` (
	`facility_id` integer NOT NULL,
	`kind` text NOT NULL,
	`child_id` text NOT NULL,
	`item` text NOT NULL,
	`entry_id` text NOT NULL,
	`decision` text NOT NULL,
	`note` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `kind`, `child_id`, `item`, `entry_id`),
	FOREIGN KEY (`facility_id`,`kind`,`child_id`,`item`,`entry_id`) REFERENCES `health_entry`(`facility_id`,`kind`,`child_id`,`item`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `health_entry` (
	`facility_id` integer NOT NULL,
	`kind` text NOT NULL,
	`child_id` text NOT NULL,
	`item` text NOT NULL,
	`id` text NOT NULL,
	`value` text,
	`source` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `kind`, `child_id`, `item`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `hidden_home` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`hidden` integer NOT NULL,
	`reason` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `home_field` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`field` text NOT NULL,
	`value` text,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`, `field`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `infection_case` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`disease` text NOT NULL,
	`day` text NOT NULL,
	`supersedes` text,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `infection_case_day` ON `infection_case` (`facility_id`,`day`);--> statement-breakpoint
CREATE TABLE `infection_disease` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`starts_on` text NOT NULL,
	`form` text NOT NULL,
	`name` text,
	`criteria` text,
	`rule` text,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `infection_form` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`returns_on` text NOT NULL,
	`checks` text NOT NULL,
	`doctor` text NOT NULL,
	`visited_on` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`,`case_id`) REFERENCES `infection_case`(`facility_id`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `infection_step` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`fact` text,
	`day` text,
	`form_id` text,
	`note` text,
	`source` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `case_id`, `id`, `position`),
	FOREIGN KEY (`facility_id`,`child_id`,`case_id`) REFERENCES `infection_case`(`facility_id`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ingredient_change` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`ingredient` text NOT NULL,
	`starts_on` text NOT NULL,
	`allergens` text NOT NULL,
	`note` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `injury` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`root_id` text NOT NULL,
	`at` integer NOT NULL,
	`place` text NOT NULL,
	`parts` text NOT NULL,
	`kinds` text NOT NULL,
	`what` text NOT NULL,
	`aid` text NOT NULL,
	`doctor` text NOT NULL,
	`clinic` text NOT NULL,
	`inside` text NOT NULL,
	`saw_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`supersedes` text,
	`gone` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `injury_supersedes` ON `injury` (`facility_id`,`day`,`child_id`,`supersedes`);--> statement-breakpoint
CREATE TABLE `injury_step` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`root_id` text NOT NULL,
	`version_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `root_id`, `id`, `kind`),
	FOREIGN KEY (`facility_id`,`day`,`child_id`,`version_id`) REFERENCES `injury`(`facility_id`,`day`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `invitation` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`code_hash` text NOT NULL,
	`briefing` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	`claimed_at` integer,
	`claimed_by` text,
	PRIMARY KEY(`facility_id`, `id`),
	FOREIGN KEY (`facility_id`,`person_id`) REFERENCES `person`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invitation_person` ON `invitation` (`facility_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `keeping_hold` (
	`facility_id` integer NOT NULL,
	`document_id` text NOT NULL,
	`id` text NOT NULL,
	`reason` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	PRIMARY KEY(`facility_id`, `document_id`, `id`),
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `keeping_period` (
	`facility_id` integer NOT NULL,
	`starts_on` text NOT NULL,
	`kind_group` text NOT NULL,
	`years` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `starts_on`, `kind_group`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_check` (
	`facility_id` integer NOT NULL,
	`year` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`way` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `year`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_decision` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`kind` text NOT NULL,
	`item` text NOT NULL,
	`entry_id` text NOT NULL,
	`decision` text NOT NULL,
	`note` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `kind`, `item`, `entry_id`),
	FOREIGN KEY (`facility_id`,`child_id`,`kind`,`item`,`entry_id`) REFERENCES `ledger_entry`(`facility_id`,`child_id`,`kind`,`item`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`kind` text NOT NULL,
	`item` text NOT NULL,
	`id` text NOT NULL,
	`value` text,
	`source` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `kind`, `item`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mail_told` (
	`facility_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`told_through` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	PRIMARY KEY(`facility_id`, `account_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `meal_fix` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`trays` text NOT NULL,
	`staff` text NOT NULL,
	`serving` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `meal_form` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`id` text NOT NULL,
	`form` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `starts_on`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `meal_note` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`box` text NOT NULL,
	`meals` text NOT NULL,
	`asks` text NOT NULL,
	`staff` integer,
	`cause` text NOT NULL,
	`since` integer,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `medicine_request` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`medicine` text NOT NULL,
	`sorts` text NOT NULL,
	`special` text NOT NULL,
	`amount` text,
	`timing` text,
	`time` integer,
	`storage` text,
	`condition` text NOT NULL,
	`clinic` text,
	`prescribed_on` text,
	`used_before` integer NOT NULL,
	`sheet_id` text,
	`note` text NOT NULL,
	`source` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`child_id`,`sheet_id`) REFERENCES `medicine_sheet`(`facility_id`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `medicine_sheet` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`day` text NOT NULL,
	`object_key` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `medicine_step` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`request_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`reason` text,
	`note` text,
	`supersedes` text,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `request_id`, `id`),
	FOREIGN KEY (`facility_id`,`day`,`child_id`,`request_id`) REFERENCES `medicine_request`(`facility_id`,`day`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `memo` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`root_id` text NOT NULL,
	`at` integer NOT NULL,
	`written_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`classroom_id` text,
	`text` text NOT NULL,
	`tags` text NOT NULL,
	`supersedes` text,
	`gone` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`facility_id`, `day`, `id`),
	FOREIGN KEY (`facility_id`,`classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `memo_supersedes` ON `memo` (`facility_id`,`day`,`supersedes`);--> statement-breakpoint
CREATE TABLE `memo_child` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`child_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `id`, `child_id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`day`,`id`) REFERENCES `memo`(`facility_id`,`day`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `memo_photo` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`photo_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `id`, `photo_id`),
	FOREIGN KEY (`facility_id`,`day`,`id`) REFERENCES `memo`(`facility_id`,`day`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `menu_day` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`import_id` text,
	`serving` text NOT NULL,
	`dishes` text NOT NULL,
	`note` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `menu_import` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`undone_at` integer,
	`plan` text NOT NULL,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `nap_addition` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`added` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `nap_check` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`slot` integer,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`position` text,
	`way` text NOT NULL,
	`breathing` integer NOT NULL,
	`colour` integer NOT NULL,
	`bedding` integer NOT NULL,
	`note` text,
	`supersedes` text,
	`reason` text,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `nap_room_check` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`classroom_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`temperature` integer,
	`humidity` integer,
	PRIMARY KEY(`facility_id`, `day`, `classroom_id`, `id`),
	FOREIGN KEY (`facility_id`,`classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `nap_sensor` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`import_id` text NOT NULL,
	`file` text NOT NULL,
	`readings` text NOT NULL,
	`gone` integer NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `notice` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`reason` text,
	`symptoms` text,
	`temperature` integer,
	`time` integer,
	`pickup_person` text,
	`note` text,
	`withdrawn` integer NOT NULL,
	`supersedes` text,
	`source` text NOT NULL,
	`after_cutoff` integer NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `notice_days` ON `notice` (`facility_id`,`ends_on`);--> statement-breakpoint
CREATE TABLE `notice_confirmation` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`notice_id` text NOT NULL,
	`account_id` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `notice_id`),
	FOREIGN KEY (`facility_id`,`child_id`,`notice_id`) REFERENCES `notice`(`facility_id`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `notice_contact` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`notice_id` text NOT NULL,
	`contact` text NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `notice_id`),
	FOREIGN KEY (`facility_id`,`child_id`,`notice_id`) REFERENCES `notice`(`facility_id`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`facility_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`command_id` text NOT NULL,
	`child_id` text NOT NULL,
	`channel` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`retracted_at` integer,
	PRIMARY KEY(`facility_id`, `account_id`, `command_id`, `child_id`, `channel`, `kind`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `outbox_day` ON `outbox` (`facility_id`,`day`,`account_id`);--> statement-breakpoint
CREATE INDEX `outbox_act` ON `outbox` (`facility_id`,`command_id`);--> statement-breakpoint
CREATE TABLE `outing` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`place` text,
	`return_by` integer,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `outing_step` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`outing_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`scene` text,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`children` text NOT NULL,
	`walked_through` integer,
	PRIMARY KEY(`facility_id`, `day`, `outing_id`, `id`),
	FOREIGN KEY (`facility_id`,`day`,`outing_id`) REFERENCES `outing`(`facility_id`,`day`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pass_card` (
	`facility_id` integer NOT NULL,
	`code_hash` text NOT NULL,
	`child_id` text NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`revoked_by` text,
	`revoked_at` integer,
	PRIMARY KEY(`facility_id`, `code_hash`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `pass_card_child` ON `pass_card` (`facility_id`,`child_id`);--> statement-breakpoint
CREATE TABLE `pass_key` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `pass_key_token` ON `pass_key` (`facility_id`,`token_hash`);--> statement-breakpoint
CREATE TABLE `pass_use` (
	`facility_id` integer NOT NULL,
	`key_id` text NOT NULL,
	`minute` integer NOT NULL,
	`device_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `key_id`, `minute`),
	FOREIGN KEY (`facility_id`,`key_id`) REFERENCES `pass_key`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `person` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`account_id` text,
	`family_name` text NOT NULL,
	`given_name` text NOT NULL,
	`kana` text NOT NULL,
	`phone` text,
	`address` text,
	`workplace` text,
	`pin_hash` text,
	`pin_code_hash` text,
	`pin_code_until` integer,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `person_account` ON `person` (`facility_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `photo` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`day` text NOT NULL,
	`classroom_id` text NOT NULL,
	`object_key` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`caption` text,
	`audience` text,
	`published_by` text,
	`published_at` integer,
	`removed_by` text,
	`removed_at` integer,
	`reason` text,
	PRIMARY KEY(`facility_id`, `id`),
	FOREIGN KEY (`facility_id`,`classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `photo_day` ON `photo` (`facility_id`,`day`);--> statement-breakpoint
CREATE TABLE `photo_child` (
	`facility_id` integer NOT NULL,
	`photo_id` text NOT NULL,
	`child_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `photo_id`, `child_id`),
	FOREIGN KEY (`facility_id`,`photo_id`) REFERENCES `photo`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `photo_child_child` ON `photo_child` (`facility_id`,`child_id`);--> statement-breakpoint
CREATE TABLE `photo_consent` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`level` text NOT NULL,
	`paper` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `phrase` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`root_id` text NOT NULL,
	`supersedes` text,
	`kind` text NOT NULL,
	`section` text NOT NULL,
	`age` integer,
	`month` integer,
	`text` text NOT NULL,
	`made_by` text NOT NULL,
	`gone` integer NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `phrase_supersedes` ON `phrase` (`facility_id`,`supersedes`);--> statement-breakpoint
CREATE TABLE `pickup_answer` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`ask_id` text NOT NULL,
	`id` text NOT NULL,
	`by` text NOT NULL,
	`account_id` text NOT NULL,
	`yes` integer NOT NULL,
	`called` text,
	`reason` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `ask_id`, `id`),
	FOREIGN KEY (`facility_id`,`day`,`child_id`,`ask_id`) REFERENCES `pickup_ask`(`facility_id`,`day`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pickup_ask` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`relationship` text NOT NULL,
	`name_key` text NOT NULL,
	`relation_key` text NOT NULL,
	`shown` text NOT NULL,
	`vouched` text,
	`account_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pickup_person` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`relationship` text NOT NULL,
	`phone` text,
	`position` integer NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pin_failure` (
	`facility_id` integer NOT NULL,
	`device_id` text NOT NULL,
	`person_id` text NOT NULL,
	`failures` integer NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `device_id`, `person_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `plan_request` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`arrive` integer NOT NULL,
	`leave` integer NOT NULL,
	`note` text,
	`taken` integer NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `plan_request_step` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`request_id` text NOT NULL,
	`step` text NOT NULL,
	`note` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `request_id`, `step`),
	FOREIGN KEY (`facility_id`,`day`,`child_id`,`request_id`) REFERENCES `plan_request`(`facility_id`,`day`,`child_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `portrait` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`pickup_id` text NOT NULL,
	`id` text NOT NULL,
	`jpeg` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `child_id`, `pickup_id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `presence_fact` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`source` text NOT NULL,
	`detail` text,
	`supersedes` text,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`, `kind`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `presence_corrected` ON `presence_fact` (`facility_id`,`day`) WHERE kind = 'undo' and detail is not null;--> statement-breakpoint
CREATE TABLE `presence_remark` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`text` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `push_choice` (
	`facility_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`kinds` text NOT NULL,
	`quiet_from` integer,
	`quiet_to` integer,
	`mail` text NOT NULL,
	PRIMARY KEY(`facility_id`, `account_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `push_device` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	`told_through` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`failed_at` integer,
	`answer` integer,
	`alarms` text,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`device_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`sealed` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision` text,
	`reason` text,
	PRIMARY KEY(`facility_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `quarantine_device` ON `quarantine` (`facility_id`,`device_id`);--> statement-breakpoint
CREATE TABLE `reading` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`account_id` text NOT NULL,
	`device_id` text NOT NULL,
	`door` text NOT NULL,
	`action` text NOT NULL,
	`child_id` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `account_id`, `device_id`, `door`, `action`, `child_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `reading_account` ON `reading` (`facility_id`,`account_id`,`day`);--> statement-breakpoint
CREATE TABLE `relay` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`class_id` text NOT NULL,
	`child_id` text,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`text` text NOT NULL,
	`sources` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `relay_until` ON `relay` (`facility_id`,`ends_on`);--> statement-breakpoint
CREATE TABLE `relay_step` (
	`facility_id` integer NOT NULL,
	`relay_id` text NOT NULL,
	`kind` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `relay_id`, `kind`, `account_id`),
	FOREIGN KEY (`facility_id`,`relay_id`) REFERENCES `relay`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollover` (
	`facility_id` integer NOT NULL,
	`year` integer NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`writes` text NOT NULL,
	`seen` text NOT NULL,
	`account_id` text NOT NULL,
	`decided_at` integer NOT NULL,
	`undone_at` integer,
	PRIMARY KEY(`facility_id`, `year`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollover_choice` (
	`facility_id` integer NOT NULL,
	`year` integer NOT NULL,
	`about` text NOT NULL,
	`item` text NOT NULL,
	`value` text,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `year`, `about`, `item`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `room_move` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	`classes` text NOT NULL,
	`children` text NOT NULL,
	`to_classroom_id` text,
	`to_room` text,
	`takes_back` text,
	`reason` text,
	PRIMARY KEY(`facility_id`, `day`, `id`),
	FOREIGN KEY (`facility_id`,`to_classroom_id`) REFERENCES `classroom`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `roster_import` (
	`facility_id` integer NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`applies_on` text NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`undone_at` integer,
	`plan` text NOT NULL,
	PRIMARY KEY(`facility_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `school_delivery` (
	`facility_id` integer NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`document_id` text NOT NULL,
	`digest` text NOT NULL,
	`school` text NOT NULL,
	`addressee` text NOT NULL,
	`method` text NOT NULL,
	`copy` text NOT NULL,
	`sent_on` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`received_on` text,
	`gone_at` integer,
	`gone_by` text,
	`reason` text,
	PRIMARY KEY(`facility_id`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`facility_id`,`document_id`) REFERENCES `document`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `serving_check` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`id` text NOT NULL,
	`meal` text NOT NULL,
	`step` text NOT NULL,
	`tray` text NOT NULL,
	`dishes` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `session` (
	`facility_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`account_id` text NOT NULL,
	`door` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL,
	`idle_ms` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`strength` text NOT NULL,
	`fresh_at` integer NOT NULL,
	`network` text,
	`label` text NOT NULL,
	`device_id` text,
	`active_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `token_hash`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`facility_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `sickbay_step` (
	`facility_id` integer NOT NULL,
	`day` text NOT NULL,
	`child_id` text NOT NULL,
	`stay_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `day`, `child_id`, `stay_id`, `id`),
	FOREIGN KEY (`facility_id`,`child_id`) REFERENCES `child`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `staff_meal` (
	`facility_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`id` text NOT NULL,
	`ends_on` text,
	`weekdays` text NOT NULL,
	`account_id` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `person_id`, `starts_on`, `id`),
	FOREIGN KEY (`facility_id`,`person_id`) REFERENCES `person`(`facility_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_asked` (
	`facility_id` integer NOT NULL,
	`month` text NOT NULL,
	`account_id` text NOT NULL,
	PRIMARY KEY(`facility_id`, `month`, `account_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_tally` (
	`facility_id` integer NOT NULL,
	`month` text NOT NULL,
	`audience` text NOT NULL,
	`question` integer NOT NULL,
	`score` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `month`, `audience`, `question`, `score`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `topic_version` (
	`facility_id` integer NOT NULL,
	`topic` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `topic`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `word_rule` (
	`facility_id` integer NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`rules` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`facility_id`, `number`)
) WITHOUT ROWID;
