extension FirstLight {
  /// What a hospital may query with its own login (design.md §9): functions only, the tenant being `session_user`.
  ///
  /// The functions of schema `kaiji` name the hospital as an argument and serve operators too; those of schema
  /// `hospital` fill it in and are all that a hospital may execute.
  static let hospitalFunctions = #"""
    CREATE FUNCTION kaiji.assessments_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (
        submission uuid, vendor text, product text, form text, sheet_date date, policy text, revision bigint,
        decision text, reason text, score numeric, passed int, failed int, unknown int, exempt int, waived int,
        judged_on date, is_current boolean)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT s.submission, p.vendor, p.name, a.form, s.sheet_date, a.policy, a.revision, a.decision, a.reason, j.score,
             j.passed, j.failed, j.unknown, j.exempt, j.waived, a.day,
             a.decision IS NOT NULL AND a.sequence = max(a.sequence) OVER (PARTITION BY a.product, a.form, a.policy)
        FROM kaiji.assessment a
        JOIN kaiji.sheet s ON s.id = a.sheet
        JOIN kaiji.product p ON p.id = a.product
        LEFT JOIN kaiji.judgement j ON j.bucket = a.bucket AND j.id = a.judgement
       WHERE a.bucket = of_bucket AND a.hospital = of_hospital
       ORDER BY p.vendor, p.name, a.form, a.policy, a.sequence
    $$;

    -- The rules of a submission's current assessments, in the policies' own order.
    CREATE FUNCTION kaiji.rule_results_of(of_bucket smallint, of_hospital text, of_submission uuid)
      RETURNS TABLE (
        policy text, rule text, result text, severity text, items text[], reason text, remark text)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      WITH newest AS (
        SELECT DISTINCT ON (a.product, a.form, a.policy) a.*
          FROM kaiji.assessment a
         WHERE a.bucket = of_bucket AND a.hospital = of_hospital
         ORDER BY a.product, a.form, a.policy, a.sequence DESC
      ), judged AS (
        SELECT n.policy, s.detail, j.results, j.reasons::jsonb AS reasons,
               convert_from(c.body, 'UTF8')::jsonb -> 'rules' AS rules
          FROM newest n
          JOIN kaiji.sheet s ON s.id = n.sheet AND s.submission = of_submission
          JOIN kaiji.judgement j ON j.bucket = n.bucket AND j.id = n.judgement
          JOIN kaiji.policy_content c ON c.hash = j.content
         WHERE n.decision IS NOT NULL
      ), result AS (
        SELECT j.policy, r.at, r.rule, j.detail,
               (get_byte(j.results, (1 + (r.at - 1) / 2)::int) >> CASE WHEN r.at % 2 = 1 THEN 4 ELSE 0 END) & 15 AS code,
               (SELECT e FROM jsonb_array_elements(j.reasons) e WHERE e ->> 'rule' = r.rule ->> 'id' LIMIT 1) AS why
          FROM judged j CROSS JOIN LATERAL jsonb_array_elements(j.rules) WITH ORDINALITY AS r(rule, at)
      ), named AS (
        SELECT r.*, coalesce(r.why -> 'items', r.rule -> 'items', '[]'::jsonb) AS named FROM result r
      )
      SELECT r.policy, r.rule ->> 'id', (ARRAY['pass', 'fail', 'exempt', 'unknown', 'waived'])[r.code + 1],
             r.rule ->> 'severity', ARRAY(SELECT jsonb_array_elements_text(r.named)), r.why ->> 'code',
             (SELECT string_agg(DISTINCT t.text, E'\n')
                FROM jsonb_array_elements(r.detail::jsonb -> 'readings') e
               CROSS JOIN LATERAL (
                 SELECT e ->> 'remarkText'
                 UNION ALL
                 SELECT m ->> 'text' FROM jsonb_array_elements(r.detail::jsonb -> 'remarks') m
                  WHERE e -> 'remarks' @> (m -> 'number')) t(text)
               WHERE r.code <> 0 AND r.named @> (e -> 'item') AND t.text IS NOT NULL)
        FROM named r ORDER BY r.policy, r.at
    $$;

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kaiji FROM PUBLIC;

    CREATE SCHEMA hospital;

    -- Whose session this is. No variable that a session could set takes part in it.
    CREATE FUNCTION kaiji.tenant(OUT bucket smallint, OUT id text) RETURNS record
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT h.bucket, h.id FROM kaiji.hospital h WHERE h.login = session_user AND h.closed_at IS NULL
    $$;
    REVOKE ALL ON FUNCTION kaiji.tenant() FROM PUBLIC;

    CREATE FUNCTION hospital.assessments()
      RETURNS TABLE (
        submission uuid, vendor text, product text, form text, sheet_date date, policy text, revision bigint,
        decision text, reason text, score numeric, passed int, failed int, unknown int, exempt int, waived int,
        judged_on date, is_current boolean)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT a.* FROM kaiji.tenant() t, kaiji.assessments_of(t.bucket, t.id) a
    $$;

    CREATE FUNCTION hospital.rule_results(submission uuid)
      RETURNS TABLE (
        policy text, rule text, result text, severity text, items text[], reason text, remark text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT r.* FROM kaiji.tenant() t, kaiji.rule_results_of(t.bucket, t.id, rule_results.submission) r
    $$;

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hospital FROM PUBLIC;
    GRANT USAGE ON SCHEMA hospital TO kaiji_hospital;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA hospital TO kaiji_hospital;
    """#
}
