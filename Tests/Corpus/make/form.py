"""The form SDS 5.0 in our own words: ids, kinds of item, sections, labels."""

from pathlib import Path

ROOT = Path(__file__).parents[3]
LABELS = ROOT / "Sources/Domain/DisclosureCore/Catalogue/SDS50Labels.swift"

TITLE = "サービス事業者による医療情報セキュリティ開示書"
GUIDELINE = "（医療情報システムの安全管理に関するガイドライン第6.0版対応）"
NOTICE = "※この様式に書かれた内容の責任は、記入したサービス事業者にあります。"
NETWORKS = "59～63の質問では、対応している通信方式を「該当」、対応していない通信方式を「非該当」としてください。"
REMARKS = "備考記載欄"

GATES = set("1 23 51 53 59 60 61 62 63 74 76 77 80 105 106".split())
HEADING = "17.1"
SECTIONS = {  # the item that opens it
    "1": "外部保存の受託", "2": "ISMS", "3": "組織的安全管理", "10": "物理的安全管理", "17": "技術的安全管理",
    "24": "人的安全管理", "32": "情報の破棄", "36": "システムの改造と保守", "51": "情報と機器の持ち出し",
    "56": "非常時の対応", "59": "外部ネットワーク", "77": "電子署名", "80": "真正性の確保", "92": "見読性の確保",
    "96": "保存性の確保", "105": "スキャナによる電子化",
}
WORDS = {"yes": "はい", "no": "いいえ", "notApplicable": "対象外", "applies": "該当", "doesNotApply": "非該当"}
ANSWERS = ["yes", "no", "notApplicable"]
GATE_ANSWERS = ["applies", "doesNotApply"]


def _labels():
    table = LABELS.read_text(encoding="utf-8").split('#"""\n')[1].split('"""#')[0]
    rows = [line.strip().split("\t") for line in table.splitlines() if line.strip()]
    return {row[0]: row[1] for row in rows}


LABEL = _labels()
ITEMS = list(LABEL)


def choices(item):
    return GATE_ANSWERS if item in GATES else ANSWERS


def is_bullet(item):
    return ".b" in item


def children(item):
    return [other for other in ITEMS if other.startswith(item + ".")]


def block(item):
    """A top item and everything below it, in the order of the form."""
    return [item] + children(item)


def section_of(item):
    top = int(item.split(".")[0])
    return [name for first, name in SECTIONS.items() if int(first) <= top][-1]
