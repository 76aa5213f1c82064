"""Validates YAML files by a JSON Schema: `validate.py SCHEMA FILE...` prints `valid` or `invalid: …` for each."""

import json
import sys

import jsonschema
import yaml

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for path in sys.argv[2:]:
    # Every scalar is its source text, as Kaiji reads it; an editor's YAML 1.2 would agree where ids are in quotes.
    document = yaml.load(open(path, encoding="utf-8"), Loader=yaml.BaseLoader)
    error = jsonschema.exceptions.best_match(validator.iter_errors(document))
    print("valid" if error is None else f"invalid: {error.json_path} {error.message[:200]!r}")
