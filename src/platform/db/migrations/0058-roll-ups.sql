-- Records whose roll-ups are to be taken anew, because something that points to them changed.
CREATE TABLE roll_up_due (
  record text NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (record, id)
);
