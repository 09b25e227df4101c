-- What is in the ledger, its checkpoints and the access log stays as it is.
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END;
CREATE TRIGGER ledger_is_never_deleted BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;
CREATE TRIGGER access_log_is_never_changed BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END;
CREATE TRIGGER access_log_is_never_deleted BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'the access log is never deleted'); END;
CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'a checkpoint is never changed'); END;
CREATE TRIGGER checkpoint_is_never_deleted BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'a checkpoint is never deleted'); END;
CREATE TRIGGER destruction_is_never_changed BEFORE UPDATE ON destruction BEGIN SELECT RAISE(ABORT, 'a destruction is never changed'); END;
CREATE TRIGGER destruction_is_never_deleted BEFORE DELETE ON destruction BEGIN SELECT RAISE(ABORT, 'a destruction is never deleted'); END;
CREATE TRIGGER body_is_never_changed BEFORE UPDATE ON body BEGIN SELECT RAISE(ABORT, 'a body is never changed'); END;
CREATE TRIGGER body_is_deleted_by_two_people BEFORE DELETE ON body
WHEN NOT EXISTS (SELECT 1 FROM destruction WHERE sequence = OLD.sequence)
BEGIN SELECT RAISE(ABORT, 'a body is destroyed by two people only'); END;
CREATE TRIGGER ledger_head_is_never_deleted BEFORE DELETE ON ledger_head BEGIN SELECT RAISE(ABORT, 'the ledger is never deleted'); END;
CREATE TRIGGER ledger_head_never_goes_back BEFORE UPDATE ON ledger_head WHEN NEW.size < OLD.size OR NEW.recorded_at < OLD.recorded_at
BEGIN SELECT RAISE(ABORT, 'the ledger never goes back'); END;
