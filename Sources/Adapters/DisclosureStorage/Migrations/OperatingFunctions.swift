extension Operating {
  /// As in the first step: functions of schema `kaiji` name the hospital and serve operators, those of schema `hospital`
  /// fill it in and are all that a hospital may execute.
  static let functions = operatorFunctions + hospitalFunctions

  private static let operatorFunctions = #"""
    -- The sheet of a submission, as far as the hospital may see it: its own, or one for all subscribers of a product
    -- that it subscribes to. Everything that shows a sheet's content to a hospital asks this.
    CREATE FUNCTION kaiji.sheet_of(of_bucket smallint, of_hospital text, of_submission uuid) RETURNS uuid
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT s.id FROM kaiji.sheet s
       WHERE s.submission = of_submission AND s.withdrawn_at IS NULL
         AND (s.audience = of_hospital
              OR s.audience IS NULL AND EXISTS (
                SELECT FROM kaiji.subscription u
                 WHERE u.bucket = of_bucket AND u.hospital = of_hospital AND u.product = s.product))
       ORDER BY s.reader DESC LIMIT 1
    $$;

    -- Each product and form with an open line: the worst of its current decisions, and the day by which it holds.
    CREATE FUNCTION kaiji.products_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (
        vendor text, product text, form text, sheet_date date, standing text, policies text[], checked_on date)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      WITH newest AS (
        SELECT DISTINCT ON (a.product, a.form, a.policy) a.*
          FROM kaiji.assessment a
         WHERE a.bucket = of_bucket AND a.hospital = of_hospital
         ORDER BY a.product, a.form, a.policy, a.sequence DESC
      )
      SELECT p.vendor, p.name, n.form, max(s.sheet_date),
             (ARRAY['accept', 'refer', 'reject'])[
               max(array_position(ARRAY['accept', 'refer', 'reject'], n.decision))],
             array_remove(array_agg(n.policy ORDER BY n.policy), ''),
             (SELECT b.day FROM kaiji.bucket b WHERE b.id = of_bucket)
        FROM newest n
        JOIN kaiji.sheet s ON s.id = n.sheet
        JOIN kaiji.product p ON p.id = n.product
       WHERE n.decision IS NOT NULL
       GROUP BY p.id, p.vendor, p.name, n.form
       ORDER BY p.vendor, p.name, n.form, p.id
    $$;

    -- Every item in the form's order. Remarks are the texts that the row refers to, each behind its number, and then
    -- what its own cell says; evidence is what stands in the sheet, behind its place.
    CREATE FUNCTION kaiji.readings_of(of_bucket smallint, of_hospital text, of_submission uuid)
      RETURNS TABLE (item text, label text, state text, answer text, remarks text[], evidence text[])
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      WITH opened AS MATERIALIZED (
        SELECT s.catalogue, s.detail::jsonb AS detail FROM kaiji.sheet s
         WHERE s.id = kaiji.sheet_of(of_bucket, of_hospital, of_submission)
      ), reading AS (
        SELECT o.catalogue, o.detail -> 'remarks' AS remarks, e.reading, e.at
          FROM opened o CROSS JOIN LATERAL jsonb_array_elements(o.detail -> 'readings') WITH ORDINALITY AS e(reading, at)
      )
      SELECT r.reading ->> 'item', l.japanese, r.reading ->> 'state', r.reading ->> 'answer',
             array_remove(
               ARRAY(
                 SELECT concat_ws(': ', n.number, (
                          SELECT string_agg(m ->> 'text', E'\n') FROM jsonb_array_elements(r.remarks) m
                           WHERE m ->> 'number' = n.number))
                   FROM jsonb_array_elements_text(r.reading -> 'remarks') WITH ORDINALITY AS n(number, at)
                  ORDER BY n.at) || (r.reading ->> 'remarkText'), NULL),
             ARRAY(
               SELECT concat_ws(': ', v.evidence ->> 'place', v.evidence ->> 'text')
                 FROM jsonb_array_elements(r.reading -> 'evidence') WITH ORDINALITY AS v(evidence, at) ORDER BY v.at)
        FROM reading r
        LEFT JOIN kaiji.item_label l ON l.catalogue = r.catalogue AND l.item = r.reading ->> 'item'
       ORDER BY r.at
    $$;

    -- What is wrong or noteworthy in the sheet itself, as far as it holds today.
    CREATE FUNCTION kaiji.findings_of(of_bucket smallint, of_hospital text, of_submission uuid)
      RETURNS TABLE (rule text, severity text, items text[], remarks int[], quotes text[])
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT f.finding ->> 'rule', f.finding ->> 'severity',
             ARRAY(SELECT jsonb_array_elements_text(f.finding -> 'items')),
             ARRAY(SELECT jsonb_array_elements_text(f.finding -> 'remarks')::int),
             ARRAY(SELECT jsonb_array_elements_text(f.finding -> 'quotes'))
        FROM kaiji.sheet s
       CROSS JOIN LATERAL jsonb_array_elements(s.findings::jsonb -> 'findings') WITH ORDINALITY AS f(finding, at)
       WHERE s.id = kaiji.sheet_of(of_bucket, of_hospital, of_submission)
         AND coalesce((f.finding ->> 'from')::date <= kaiji.today(), true)
         AND coalesce(kaiji.today() <= (f.finding ->> 'until')::date, true)
       ORDER BY f.at
    $$;

    -- What was handed in for the hospital alone and could not be taken; oldest first.
    CREATE FUNCTION kaiji.rejections_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (submission uuid, file text, code text, place text, message text)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT i.id, i.file_name, i.code, i.place, i.message
        FROM kaiji.hospital h
        JOIN kaiji.intake i ON i.hospital = h.id AND i.outcome IN ('rejected', 'conflict')
       WHERE h.bucket = of_bucket AND h.id = of_hospital
       ORDER BY i.received_at, i.partition, i."offset"
    $$;

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kaiji FROM PUBLIC;

    """#

  private static let hospitalFunctions = #"""
    CREATE FUNCTION hospital.products()
      RETURNS TABLE (
        vendor text, product text, form text, sheet_date date, standing text, policies text[], checked_on date)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT p.* FROM kaiji.tenant() t, kaiji.products_of(t.bucket, t.id) p
    $$;

    CREATE FUNCTION hospital.readings(submission uuid)
      RETURNS TABLE (item text, label text, state text, answer text, remarks text[], evidence text[])
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT r.* FROM kaiji.tenant() t, kaiji.readings_of(t.bucket, t.id, readings.submission) r
    $$;

    CREATE FUNCTION hospital.findings(submission uuid)
      RETURNS TABLE (rule text, severity text, items text[], remarks int[], quotes text[])
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT f.* FROM kaiji.tenant() t, kaiji.findings_of(t.bucket, t.id, findings.submission) f
    $$;

    CREATE FUNCTION hospital.rejections()
      RETURNS TABLE (submission uuid, file text, code text, place text, message text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      SELECT r.* FROM kaiji.tenant() t, kaiji.rejections_of(t.bucket, t.id) r
    $$;

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hospital FROM PUBLIC;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA hospital TO kaiji_hospital;

    """#
}
