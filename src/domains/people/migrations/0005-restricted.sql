-- Who asked by right that what is known of them is only kept.
ALTER TABLE people ADD COLUMN restricted boolean;
