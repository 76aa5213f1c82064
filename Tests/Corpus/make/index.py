"""The list of all files: path, writer, rows, rows that are no plain answer."""

def write(good):
    lines = []
    for key in sorted(good.glob("*/*.key")):
        files = [path for path in key.parent.glob(key.stem + ".*") if path.suffix != ".key"]
        assert len(files) == 1, key
        rows = [line.split("\t") for line in key.read_text(encoding="utf-8").splitlines() if not line.startswith("@")]
        odd = sum(row[1] in ("blank", "conflicting", "unreadable", "hidden") for row in rows)
        lines.append(f"{key.parent.name}/{files[0].name}\t{key.stem.split('-')[0]}\t{len(rows)}\t{odd}\n")
    (good / "index.tsv").write_text("".join(lines), encoding="utf-8")
