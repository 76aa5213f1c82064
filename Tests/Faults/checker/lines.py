"""Which lines a hospital must have in the end, from the ledger alone, and which row must be the newest of each."""

from ledger import FORM


def look(report, ledger, tables):
    newest = {key: rows[-1] for key, rows in tables.lines().items()}
    open_lines = {named(key, tables): (row.revision, row.sheet, row.judgement is not None)
                  for key, row in newest.items() if row.decision is not None}
    # Where there is no policy there is nothing to judge by; `log` looks at what such a row says.
    report.same("each hospital's open lines are current", open_lines, wanted_lines(ledger, tables))
    report.count("open_lines", len(open_lines))
    report.count("closed_lines", len(newest) - len(open_lines))


def named(key, tables):
    hospital, product, form, policy = key
    return (hospital, *tables.products[product], form, policy)


def wanted_lines(ledger, tables):
    """By hospital, names, form and policy: revision, sheet, and whether it is judged."""
    stored = {row.submission: row for row in tables.sheet}
    sheets = [(stored[key], entry) for key, entry in ledger.submissions.items() if key in stored]
    wanted = {}
    for hospital in tables.hospital:
        policies = {name: revision.number for name, revision in ledger.policies(hospital.id).items()}
        for (vendor, product), sheet in current(hospital.id, sheets, ledger).items():
            for policy, revision in (policies or {"": 0}).items():
                wanted[hospital.id, vendor, product, FORM, policy] = (revision, sheet.id, policy != "")
    return wanted


def current(hospital, sheets, ledger):
    """Of each product the sheet of highest rank among those that the hospital may see."""
    found = {}
    for sheet, entry in sheets:
        product = (entry["vendor"], entry["product"])
        is_subscribed = (hospital, *product) in ledger.subscriptions
        sees = is_subscribed if entry["hospital"] is None else entry["hospital"] == hospital
        if sees and (product not in found or sheet.rank > found[product].rank):
            found[product] = sheet
    return found
