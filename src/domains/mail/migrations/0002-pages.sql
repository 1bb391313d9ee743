-- The page of an e-mail whose message came as one: harmless, with the images that came along.
CREATE TABLE mail_page (
  email_id uuid PRIMARY KEY,
  html text NOT NULL
);
