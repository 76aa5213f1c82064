/// Migration 2: what operating it takes, and the rest of what a hospital may query (design.md §9).
enum Operating {
  static let tables = #"""
    -- Where a submission came from, as W3C trace context has it; carried, never interpreted.
    ALTER TABLE kaiji.intake ADD COLUMN traceparent text;
    ALTER TABLE kaiji.sheet ADD COLUMN traceparent text;
    -- Whether the row was made because its sheet came, and not because something about it changed later.
    ALTER TABLE kaiji.assessment ADD COLUMN is_fresh boolean NOT NULL DEFAULT false;

    CREATE INDEX intake_refused ON kaiji.intake (hospital, received_at)
      WHERE outcome IN ('rejected', 'conflict') AND hospital IS NOT NULL;
    CREATE INDEX intake_dead ON kaiji.intake (partition, "offset") WHERE outcome = 'dead';

    -- What a merge moves.
    CREATE INDEX sheet_product ON kaiji.sheet (product);
    CREATE INDEX waiver_product ON kaiji.waiver (product);
    CREATE INDEX product_merged ON kaiji.product (merged_into) WHERE merged_into IS NOT NULL;
    CREATE INDEX product_name_product ON kaiji.product_name (product);

    -- Our own short labels. The migrator fills it with what its program knows, and replaces what a newer one words better.
    CREATE TABLE kaiji.item_label (
      catalogue bytea NOT NULL REFERENCES kaiji.catalogue,
      item text NOT NULL,
      japanese text NOT NULL,
      english text NOT NULL,
      PRIMARY KEY (catalogue, item)
    );

    """#
}
