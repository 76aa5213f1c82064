enum FirstLight {
  /// What PostgreSQL holds (design.md §3). Everything belongs to a role that cannot log in. Keys are compared bytewise: an
  /// index over the operating system's own order would not survive its next update.
  static let tables = #"""
    CREATE SCHEMA kaiji;

    -- The day that matters here, whatever zone a session is in.
    CREATE FUNCTION kaiji.today() RETURNS date LANGUAGE sql STABLE
      SET search_path = pg_catalog, pg_temp AS $$ SELECT (now() AT TIME ZONE 'Asia/Tokyo')::date $$;

    -- who
    CREATE TABLE kaiji.hospital (
      id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,48}$'),
      bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 63),
      name text NOT NULL,
      login name UNIQUE,
      closed_at timestamptz
    );
    CREATE INDEX hospital_bucket ON kaiji.hospital (bucket, id);

    CREATE TABLE kaiji.product (
      id uuid PRIMARY KEY,
      vendor text NOT NULL,
      name text NOT NULL,
      merged_into uuid REFERENCES kaiji.product
    );

    CREATE TABLE kaiji.product_name (
      vendor_key text COLLATE "C" NOT NULL,
      name_key text COLLATE "C" NOT NULL,
      product uuid NOT NULL REFERENCES kaiji.product,
      PRIMARY KEY (vendor_key, name_key)
    );

    CREATE TABLE kaiji.subscription (
      bucket smallint NOT NULL,
      hospital text COLLATE "C" NOT NULL REFERENCES kaiji.hospital,
      product uuid NOT NULL REFERENCES kaiji.product,
      since timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (bucket, hospital, product)
    );
    CREATE INDEX subscription_product ON kaiji.subscription (product, bucket);

    -- One row; raised when this database was restored with a lost tail.
    CREATE TABLE kaiji.cell (epoch int NOT NULL CHECK (epoch >= 1));
    CREATE UNIQUE INDEX cell_one_row ON kaiji.cell ((true));
    INSERT INTO kaiji.cell VALUES (1);

    -- what a hospital demands
    CREATE TABLE kaiji.policy_content (
      hash bytea PRIMARY KEY CHECK (length(hash) = 32),
      language smallint NOT NULL,
      body bytea NOT NULL
    );

    CREATE TABLE kaiji.policy (
      bucket smallint NOT NULL,
      hospital text COLLATE "C" NOT NULL REFERENCES kaiji.hospital,
      name text COLLATE "C" NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
      revision bigint NOT NULL CHECK (revision >= 1),
      form text COLLATE "C" NOT NULL,
      content bytea REFERENCES kaiji.policy_content,
      catalogue bytea NOT NULL,
      yaml text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now(),
      applied_by text NOT NULL,
      PRIMARY KEY (bucket, hospital, name, revision)
    );

    CREATE TABLE kaiji.waiver (
      bucket smallint NOT NULL,
      hospital text COLLATE "C" NOT NULL REFERENCES kaiji.hospital,
      id uuid NOT NULL,
      product uuid NOT NULL REFERENCES kaiji.product,
      policy text COLLATE "C" NOT NULL,
      rule text COLLATE "C" NOT NULL,
      rule_hash bytea NOT NULL,
      reason text NOT NULL,
      approved_by text NOT NULL,
      since timestamptz NOT NULL DEFAULT now(),
      until date NOT NULL,
      ended_at timestamptz,
      PRIMARY KEY (bucket, hospital, id)
    );

    -- what came
    CREATE TABLE kaiji.catalogue (
      hash bytea PRIMARY KEY CHECK (length(hash) = 32),
      form text COLLATE "C" NOT NULL,
      rows text NOT NULL
    );

    CREATE TABLE kaiji.document (
      owner text COLLATE "C" NOT NULL,
      sha256 bytea NOT NULL CHECK (length(sha256) = 32),
      media_type text NOT NULL,
      body bytea COMPRESSION lz4 NOT NULL,
      PRIMARY KEY (owner, sha256)
    );

    CREATE TABLE kaiji.position (
      partition int PRIMARY KEY,
      next_offset bigint NOT NULL CHECK (next_offset >= 0),
      last_event text
    );

    CREATE TABLE kaiji.intake (
      partition int NOT NULL,
      "offset" bigint NOT NULL,
      submitter text COLLATE "C",
      submission text COLLATE "C",
      hospital text COLLATE "C",
      handed_in bytea,
      outcome text NOT NULL CHECK (outcome IN ('stored', 'repeated', 'rejected', 'conflict', 'dead')),
      claims boolean NOT NULL,
      id uuid,
      sheet uuid,
      code text,
      place text,
      message text,
      file_name text,
      record bytea COMPRESSION lz4,
      received_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (partition, "offset"),
      CHECK ((outcome = 'dead') = (record IS NOT NULL)),
      CHECK (outcome = 'dead' OR (submitter IS NOT NULL AND submission IS NOT NULL AND id IS NOT NULL))
    );
    CREATE UNIQUE INDEX intake_claim ON kaiji.intake (submitter, submission) WHERE claims;

    CREATE TABLE kaiji.sheet (
      id uuid PRIMARY KEY,
      submission uuid NOT NULL,
      product uuid NOT NULL REFERENCES kaiji.product,
      form text COLLATE "C" NOT NULL,
      audience text COLLATE "C" REFERENCES kaiji.hospital,
      rank bytea NOT NULL CHECK (length(rank) = 28),
      sheet_date date,
      owner text COLLATE "C" NOT NULL,
      sha256 bytea NOT NULL,
      reader int NOT NULL,
      catalogue bytea NOT NULL REFERENCES kaiji.catalogue,
      readings bytea NOT NULL,
      findings text NOT NULL,
      detail text COMPRESSION lz4 NOT NULL,
      withdrawn_at timestamptz,
      FOREIGN KEY (owner, sha256) REFERENCES kaiji.document
    );
    CREATE INDEX sheet_public ON kaiji.sheet (product, form, rank DESC) INCLUDE (id)
      WHERE audience IS NULL AND withdrawn_at IS NULL;
    CREATE INDEX sheet_private ON kaiji.sheet (audience, product, form, rank DESC) INCLUDE (id)
      WHERE audience IS NOT NULL AND withdrawn_at IS NULL;
    CREATE INDEX sheet_submission ON kaiji.sheet (submission);

    -- what is to be done. No foreign key to bucket: it would starve the judge of the bucket's lock.
    CREATE TABLE kaiji.bucket (
      id smallint PRIMARY KEY CHECK (id BETWEEN 0 AND 63),
      next_sequence bigint NOT NULL CHECK (next_sequence >= 1),
      day date NOT NULL
    );
    INSERT INTO kaiji.bucket SELECT id, 1, kaiji.today() FROM generate_series(0, 63) id;

    CREATE TABLE kaiji.work (
      bucket smallint NOT NULL,
      lane smallint NOT NULL CHECK (lane BETWEEN 0 AND 3),
      id bigint GENERATED ALWAYS AS IDENTITY,
      sheet uuid,
      hospital text COLLATE "C",
      after_hospital text COLLATE "C",
      body text,
      attempts smallint NOT NULL DEFAULT 0,
      not_before timestamptz NOT NULL DEFAULT '-infinity',
      PRIMARY KEY (bucket, lane, id)
    );

    -- what was found: append only. No foreign keys here: each would cost a lock a row, and the judge holds the bucket.
    CREATE TABLE kaiji.judgement (
      bucket smallint NOT NULL,
      id bytea NOT NULL,
      content bytea NOT NULL,
      catalogue bytea NOT NULL,
      decision text NOT NULL CHECK (decision IN ('accept', 'refer', 'reject')),
      results bytea NOT NULL,
      score numeric(4,1),
      passed int NOT NULL,
      failed int NOT NULL,
      exempt int NOT NULL,
      unknown int NOT NULL,
      waived int NOT NULL,
      reasons text NOT NULL,
      PRIMARY KEY (bucket, id)
    );

    CREATE TABLE kaiji.assessment (
      bucket smallint NOT NULL,
      sequence bigint NOT NULL,
      id bytea NOT NULL,
      hospital text COLLATE "C" NOT NULL,
      product uuid NOT NULL,
      form text COLLATE "C" NOT NULL,
      policy text COLLATE "C" NOT NULL,
      revision bigint NOT NULL,
      sheet uuid NOT NULL,
      judgement bytea,
      decision text CHECK (decision IN ('accept', 'refer', 'reject')),
      reason text,
      nth bigint NOT NULL CHECK (nth >= 1),
      day date NOT NULL,
      PRIMARY KEY (bucket, sequence)
    );
    CREATE INDEX assessment_line ON kaiji.assessment (bucket, hospital, product, form, policy, sequence DESC);

    CREATE FUNCTION kaiji.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'table % is append only', TG_TABLE_NAME; END $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kaiji.assessment
      FOR EACH STATEMENT EXECUTE FUNCTION kaiji.refuse_change();
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kaiji.judgement
      FOR EACH STATEMENT EXECUTE FUNCTION kaiji.refuse_change();
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kaiji.policy
      FOR EACH STATEMENT EXECUTE FUNCTION kaiji.refuse_change();
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kaiji.policy_content
      FOR EACH STATEMENT EXECUTE FUNCTION kaiji.refuse_change();

    -- what was told
    CREATE TABLE kaiji.relay (
      stream text COLLATE "C" PRIMARY KEY CHECK (stream ~ '^[bp][0-9]+$'),
      published bigint NOT NULL
    );
    INSERT INTO kaiji.relay SELECT 'b' || id, 0 FROM kaiji.bucket;

    """#
}
