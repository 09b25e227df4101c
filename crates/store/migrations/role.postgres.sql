-- The application's own role, made when whoever connects may make it. Roles belong to the whole server, so another store on it may
-- have made this one already, or be making it at this moment.
DO $$
BEGIN
    CREATE ROLE kith_app NOLOGIN;
EXCEPTION
    WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$;
DO $$
BEGIN
    IF NOT pg_has_role('kith_app', 'MEMBER') THEN
        EXECUTE format('GRANT kith_app TO %I', current_user);
    END IF;
EXCEPTION
    WHEN undefined_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$;
