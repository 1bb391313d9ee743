-- TLS may begin at its command, as at port 143, and not with the first byte.
ALTER TABLE mail_connection ADD COLUMN start_tls boolean NOT NULL DEFAULT false;
