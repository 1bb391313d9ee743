-- Of which records sums have changed, and when: they leave no lines, and whoever looks at them is told by this.
CREATE TABLE roll_up_told (
  id text PRIMARY KEY,
  updated_at timestamptz NOT NULL
);
