-- A demonstration is removed with its database.
grant delete on control.workspace to farley_app;
