-- A mailbox that is not shared has its conversations in the inbox by wish.
ALTER TABLE mailboxes ADD COLUMN in_inbox boolean;
