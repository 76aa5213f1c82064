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
      WITH sheet AS MATERIALIZED (
        SELECT s.id, s.product, s.form, s.detail::jsonb AS detail FROM kaiji.sheet s WHERE s.submission = of_submission
      ), judged AS MATERIALIZED (
        -- The newest row of each line that speaks of this submission, if it still does.
        SELECT a.policy, j.results, j.reasons::jsonb AS reasons, convert_from(c.body, 'UTF8')::jsonb -> 'rules' AS rules
          FROM sheet s
          JOIN kaiji.assessment a ON a.bucket = of_bucket AND a.hospital = of_hospital AND a.product = s.product
               AND a.form = s.form AND a.sheet = s.id AND a.decision IS NOT NULL
          JOIN kaiji.judgement j ON j.bucket = a.bucket AND j.id = a.judgement
          JOIN kaiji.policy_content c ON c.hash = j.content
         WHERE NOT EXISTS (SELECT FROM kaiji.assessment n WHERE n.bucket = a.bucket AND n.hospital = a.hospital
                              AND n.product = a.product AND n.form = a.form AND n.policy = a.policy
                              AND n.sequence > a.sequence)
      ), result AS MATERIALIZED (
        SELECT j.policy, r.at, r.rule,
               (get_byte(j.results, (1 + (r.at - 1) / 2)::int) >> CASE WHEN r.at % 2 = 1 THEN 4 ELSE 0 END) & 15 AS code,
               (SELECT e FROM jsonb_array_elements(j.reasons) e WHERE e ->> 'rule' = r.rule ->> 'id' LIMIT 1) AS why
          FROM judged j CROSS JOIN LATERAL jsonb_array_elements(j.rules) WITH ORDINALITY AS r(rule, at)
      ), remark AS MATERIALIZED (
        -- What stands beside each item: prose of its own row, and the remarks it refers to.
        SELECT e ->> 'item' AS item, e ->> 'remarkText' AS text
          FROM sheet s CROSS JOIN LATERAL jsonb_array_elements(s.detail -> 'readings') e
         WHERE e ->> 'remarkText' IS NOT NULL
         UNION
        SELECT i.item, m ->> 'text'
          FROM sheet s CROSS JOIN LATERAL jsonb_array_elements(s.detail -> 'remarks') m
         CROSS JOIN LATERAL jsonb_array_elements_text(m -> 'referencedBy') i(item)
      ), named AS MATERIALIZED (
        SELECT r.policy, r.at, ARRAY(SELECT jsonb_array_elements_text(
                 coalesce(r.why -> 'items', r.rule -> 'items', '[]'::jsonb))) AS items FROM result r
      )
      SELECT r.policy, r.rule ->> 'id', (ARRAY['pass', 'fail', 'exempt', 'unknown', 'waived'])[r.code + 1],
             r.rule ->> 'severity', n.items, r.why ->> 'code',
             CASE WHEN r.code <> 0 THEN
               (SELECT string_agg(DISTINCT m.text, E'\n') FROM remark m WHERE m.item = ANY (n.items)) END
        FROM result r JOIN named n USING (policy, at) ORDER BY r.policy, r.at
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
