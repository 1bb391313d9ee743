-- What was written down since a moment lies together: a few pages of an index say where, and writing pays next to nothing.
CREATE INDEX ledger_recorded ON ledger USING brin (recorded_at);
