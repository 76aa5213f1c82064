/// Migration 3: what judging again takes: who waived, parts of large work, and the newest rows without the log behind them.
enum Rejudging {
  static let tables = #"""
    -- Who entered it and who ended it, beside who approved it.
    ALTER TABLE kaiji.waiver ADD COLUMN added_by text;
    ALTER TABLE kaiji.waiver ADD COLUMN ended_by text;

    -- A sheet's subscribers in a bucket, from one hospital on: large work is done in parts.
    CREATE INDEX subscription_part ON kaiji.subscription (product, bucket, hospital);
    DROP INDEX kaiji.subscription_product;

    """#

  static let functions = #"""
    -- The newest row of each of a hospital's lines. From line to line by their index: a long history costs nothing.
    CREATE FUNCTION kaiji.lines_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (product uuid, form text, policy text, sequence bigint)
      LANGUAGE sql STABLE ROWS 50 SET search_path = pg_catalog, pg_temp AS $$
      WITH RECURSIVE line AS (
        (SELECT a.product, a.form, a.policy, a.sequence FROM kaiji.assessment a
          WHERE a.bucket = of_bucket AND a.hospital = of_hospital
          ORDER BY a.product, a.form, a.policy, a.sequence DESC LIMIT 1)
         UNION ALL
        SELECT n.* FROM line l CROSS JOIN LATERAL (
          SELECT a.product, a.form, a.policy, a.sequence FROM kaiji.assessment a
           WHERE a.bucket = of_bucket AND a.hospital = of_hospital
             AND (a.product, a.form, a.policy) > (l.product, l.form, l.policy)
           ORDER BY a.product, a.form, a.policy, a.sequence DESC LIMIT 1) n
      )
      SELECT line.product, line.form, line.policy, line.sequence FROM line
    $$;

    -- As `assessments_of`, those alone that hold now.
    CREATE FUNCTION kaiji.current_assessments_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (
        submission uuid, vendor text, product text, form text, sheet_date date, policy text, revision bigint,
        decision text, reason text, score numeric, passed int, failed int, unknown int, exempt int, waived int,
        judged_on date, is_current boolean)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT s.submission, p.vendor, p.name, a.form, s.sheet_date, a.policy, a.revision, a.decision, a.reason, j.score,
             j.passed, j.failed, j.unknown, j.exempt, j.waived, a.day, true
        FROM kaiji.lines_of(of_bucket, of_hospital) l
        JOIN kaiji.assessment a ON a.bucket = of_bucket AND a.sequence = l.sequence
        JOIN kaiji.sheet s ON s.id = a.sheet
        JOIN kaiji.product p ON p.id = a.product
        LEFT JOIN kaiji.judgement j ON j.bucket = a.bucket AND j.id = a.judgement
       WHERE a.decision IS NOT NULL
       ORDER BY p.vendor, p.name, a.form, a.policy, a.sequence
    $$;

    CREATE OR REPLACE FUNCTION kaiji.assessments_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (
        submission uuid, vendor text, product text, form text, sheet_date date, policy text, revision bigint,
        decision text, reason text, score numeric, passed int, failed int, unknown int, exempt int, waived int,
        judged_on date, is_current boolean)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT s.submission, p.vendor, p.name, a.form, s.sheet_date, a.policy, a.revision, a.decision, a.reason, j.score,
             j.passed, j.failed, j.unknown, j.exempt, j.waived, a.day, a.decision IS NOT NULL AND l.sequence IS NOT NULL
        FROM kaiji.assessment a
        JOIN kaiji.sheet s ON s.id = a.sheet
        JOIN kaiji.product p ON p.id = a.product
        LEFT JOIN kaiji.judgement j ON j.bucket = a.bucket AND j.id = a.judgement
        LEFT JOIN kaiji.lines_of(of_bucket, of_hospital) l ON l.sequence = a.sequence
       WHERE a.bucket = of_bucket AND a.hospital = of_hospital
       ORDER BY p.vendor, p.name, a.form, a.policy, a.sequence
    $$;

    CREATE OR REPLACE FUNCTION kaiji.products_of(of_bucket smallint, of_hospital text)
      RETURNS TABLE (
        vendor text, product text, form text, sheet_date date, standing text, policies text[], checked_on date)
      LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
      SELECT p.vendor, p.name, n.form, max(s.sheet_date),
             (ARRAY['accept', 'refer', 'reject'])[
               max(array_position(ARRAY['accept', 'refer', 'reject'], n.decision))],
             array_remove(array_agg(n.policy ORDER BY n.policy), ''),
             (SELECT b.day FROM kaiji.bucket b WHERE b.id = of_bucket)
        FROM kaiji.lines_of(of_bucket, of_hospital) l
        JOIN kaiji.assessment n ON n.bucket = of_bucket AND n.sequence = l.sequence
        JOIN kaiji.sheet s ON s.id = n.sheet
        JOIN kaiji.product p ON p.id = n.product
       WHERE n.decision IS NOT NULL
       GROUP BY p.id, p.vendor, p.name, n.form
       ORDER BY p.vendor, p.name, n.form, p.id
    $$;

    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA kaiji FROM PUBLIC;

    """#
}
