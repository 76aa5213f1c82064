/// Migration 4: what hospitals may ask besides: what a sheet's checks cannot tell, their waivers, and what holds now
/// without the history behind it.
enum Asking {
  static let functions = operatorFunctions + hospitalFunctions

  private static let operatorFunctions = #"""
    -- Rules of consistency of which a sheet does not tell whether they found all there is. `sheet.unclear`: its marks do
    -- not say. `reader.older`: readers before the third did not check them all, and kept no list of those they did.
    CREATE FUNCTION kaiji.undetermined_of(of_bucket smallint, of_hospital text, of_submission uuid)
      RETURNS TABLE (rule text, reason text)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      WITH opened AS MATERIALIZED (
        SELECT s.reader, s.findings::jsonb -> 'undetermined' AS told FROM kaiji.sheet s
         WHERE s.id = kaiji.sheet_of(of_bucket, of_hospital, of_submission)
      ), untold AS (
        SELECT e.code, 'sheet.unclear' AS reason FROM opened o CROSS JOIN LATERAL jsonb_array_elements_text(o.told) e(code)
         UNION ALL
        SELECT f.letter || n, 'reader.older'
          FROM opened o, (VALUES ('G', 11), ('X', 20), ('R', 8), ('H', 10)) f(letter, count), generate_series(1, f.count) n
         WHERE o.reader < 3 AND NOT o.told ? (f.letter || n)
      )
      SELECT u.code, u.reason FROM untold u ORDER BY strpos('GXRH', left(u.code, 1)), length(u.code), u.code
    $$;

    -- The hash of a rule as a policy's canonical body words it, without its id. A rule's id needs no escape.
    CREATE FUNCTION kaiji.rule_hash(rule json) RETURNS bytea
      LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT sha256(int4send(12) || convert_to('kaiji.rule.1', 'UTF8') || int4send(length(w.words)) || w.words)
        FROM (SELECT convert_to(
                '{' || substr(rule::text, length('{"id":"' || (rule ->> 'id') || '",') + 1), 'UTF8') AS words) w
    $$;

    -- Waivers, the newest first. `unbound`: the policy is gone, or has the rule no longer, or words it otherwise.
    CREATE FUNCTION kaiji.waivers_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (
        waiver uuid, vendor text, product text, policy text, rule text, reason text, approved_by text, added_by text,
        since timestamptz, until date, ended_at timestamptz, ended_by text, state text)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      WITH own AS MATERIALIZED (
        SELECT w.* FROM kaiji.waiver w WHERE w.bucket = of_bucket AND w.hospital = of_hospital
      ), worded AS MATERIALIZED (
        SELECT n.name, r.rule ->> 'id' AS id, kaiji.rule_hash(r.rule) AS hash
          FROM (SELECT DISTINCT o.policy FROM own o) o
         CROSS JOIN LATERAL (
           SELECT q.name, q.content FROM kaiji.policy q
            WHERE q.bucket = of_bucket AND q.hospital = of_hospital AND q.name = o.policy
            ORDER BY q.revision DESC LIMIT 1) n
          JOIN kaiji.policy_content c ON c.hash = n.content
         CROSS JOIN LATERAL json_array_elements(convert_from(c.body, 'UTF8')::json -> 'rules') r(rule)
         WHERE r.rule ->> 'id' IN (SELECT w.rule FROM own w WHERE w.policy = o.policy)
      )
      SELECT w.id, p.vendor, p.name, w.policy, w.rule, w.reason, w.approved_by, w.added_by, w.since, w.until, w.ended_at,
             w.ended_by,
             CASE WHEN w.ended_at IS NOT NULL THEN 'ended'
                  WHEN w.until < b.day THEN 'past'
                  WHEN EXISTS (SELECT FROM worded n WHERE n.name = w.policy AND n.id = w.rule AND n.hash = w.rule_hash)
                  THEN 'counts' ELSE 'unbound' END
        FROM own w JOIN kaiji.product p ON p.id = w.product JOIN kaiji.bucket b ON b.id = of_bucket
       ORDER BY w.since DESC, w.id
    $$;

    -- As before, from policy to policy by the lines' index: a long history costs nothing.
    CREATE OR REPLACE FUNCTION kaiji.rule_results_of(of_bucket smallint, of_hospital text, of_submission uuid)
      RETURNS TABLE (
        policy text, rule text, result text, severity text, items text[], reason text, remark text)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      WITH sheet AS MATERIALIZED (
        SELECT s.id, s.product, s.form, s.detail::jsonb AS detail FROM kaiji.sheet s WHERE s.submission = of_submission
      ), judged AS MATERIALIZED (
        -- The newest row of each line that speaks of this submission, if it still does.
        SELECT a.policy, j.results, j.reasons::jsonb AS reasons, convert_from(c.body, 'UTF8')::jsonb -> 'rules' AS rules
          FROM sheet s
         CROSS JOIN LATERAL (
           WITH RECURSIVE newest AS (
             (SELECT b.policy, b.sheet, b.judgement, b.decision FROM kaiji.assessment b
               WHERE b.bucket = of_bucket AND b.hospital = of_hospital AND b.product = s.product AND b.form = s.form
               ORDER BY b.policy, b.sequence DESC LIMIT 1)
              UNION ALL
             SELECT n.* FROM newest o CROSS JOIN LATERAL (
               SELECT b.policy, b.sheet, b.judgement, b.decision FROM kaiji.assessment b
                WHERE b.bucket = of_bucket AND b.hospital = of_hospital AND b.product = s.product AND b.form = s.form
                  AND b.policy > o.policy ORDER BY b.policy, b.sequence DESC LIMIT 1) n)
           SELECT newest.* FROM newest) a
          JOIN kaiji.judgement j ON j.bucket = of_bucket AND j.id = a.judgement
          JOIN kaiji.policy_content c ON c.hash = j.content
         WHERE a.sheet = s.id AND a.decision IS NOT NULL
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

    """#

  private static let hospitalFunctions = #"""
    CREATE FUNCTION hospital.undetermined(submission uuid) RETURNS TABLE (rule text, reason text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT u.* FROM kaiji.tenant() t, kaiji.undetermined_of(t.bucket, t.id, undetermined.submission) u
    $$;

    -- The rows of `assessments()` that are current. A condition on that function reads the whole history first.
    CREATE FUNCTION hospital.current_assessments()
      RETURNS TABLE (
        submission uuid, vendor text, product text, form text, sheet_date date, policy text, revision bigint,
        decision text, reason text, score numeric, passed int, failed int, unknown int, exempt int, waived int,
        judged_on date, is_current boolean)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT a.* FROM kaiji.tenant() t, kaiji.current_assessments_of(t.bucket, t.id) a
    $$;

    -- Who at the operator's entered or ended one is not the hospital's business.
    CREATE FUNCTION hospital.waivers()
      RETURNS TABLE (
        waiver uuid, vendor text, product text, policy text, rule text, reason text, approved_by text,
        since timestamptz, until date, ended_at timestamptz, state text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT w.waiver, w.vendor, w.product, w.policy, w.rule, w.reason, w.approved_by, w.since, w.until, w.ended_at,
             w.state
        FROM kaiji.tenant() t, kaiji.waivers_of(t.bucket, t.id) w
    $$;

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hospital FROM PUBLIC;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA hospital TO kaiji_hospital;

    """#
}
