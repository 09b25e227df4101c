-- What is in the ledger, its checkpoints and the access log stays as it is, whoever asks.
CREATE FUNCTION kith_never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is never allowed', TG_OP, TG_TABLE_NAME;
END $$;
CREATE FUNCTION kith_by_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM destruction WHERE sequence = OLD.sequence) THEN
        RAISE EXCEPTION 'a body is destroyed by two people only';
    END IF;
    RETURN OLD;
END $$;
CREATE FUNCTION kith_never_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size < OLD.size OR NEW.recorded_at < OLD.recorded_at THEN
        RAISE EXCEPTION 'the ledger never goes back';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger EXECUTE FUNCTION kith_never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log EXECUTE FUNCTION kith_never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint EXECUTE FUNCTION kith_never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE OR TRUNCATE ON destruction EXECUTE FUNCTION kith_never();
CREATE TRIGGER never BEFORE UPDATE OR TRUNCATE ON body EXECUTE FUNCTION kith_never();
CREATE TRIGGER by_two_people BEFORE DELETE ON body FOR EACH ROW EXECUTE FUNCTION kith_by_two_people();
CREATE TRIGGER never BEFORE DELETE OR TRUNCATE ON ledger_head EXECUTE FUNCTION kith_never();
CREATE TRIGGER never_back BEFORE UPDATE ON ledger_head FOR EACH ROW EXECUTE FUNCTION kith_never_back();
