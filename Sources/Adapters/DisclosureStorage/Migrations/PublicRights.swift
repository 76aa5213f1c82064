/// What everybody may do in a fresh database, and hospitals may not here. Said again at every migration, since a new
/// database, a restored one or an upgraded server opens it again.
enum PublicRights {
  static let revoke = """
    DO $$ BEGIN
      EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
      EXECUTE format('GRANT CONNECT ON DATABASE %I TO kaiji_hospital', current_database());
      EXECUTE format('GRANT CREATE ON DATABASE %I TO kaiji_owner', current_database());
    END $$;
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
    \(revokeFunctions)
    """

  /// A login that takes the lock of a stream stops its publisher; one that writes large objects, or notifies, leaves
  /// something behind. Only a superuser can take these from everybody; the programs get the locks back by their role.
  private static let revokeFunctions = """
    DO $$ DECLARE f regprocedure; BEGIN
      IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RAISE WARNING 'not a superuser: hospitals can still take advisory locks';
        RETURN;
      END IF;
      FOR f IN SELECT oid FROM pg_proc
                WHERE pronamespace = 'pg_catalog'::regnamespace AND has_function_privilege('public', oid, 'EXECUTE')
                  AND proname ~ '^(pg_(try_)?advisory_|pg_notify$|lo_|loread$|lowrite$)' LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
        IF f::text ~ 'advisory' THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO kaiji_owner', f); END IF;
      END LOOP;
    END $$;
    """
}
