ALTER TABLE exchange_rates ADD COLUMN source text COLLATE "und-x-icu";
