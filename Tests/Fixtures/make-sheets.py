#!/usr/bin/env python3
"""Writes the sample sheets beside it, and for each a key: what a careful person reads there.

Run by hand after a change (`python3 Tests/Fixtures/make-sheets.py`) and commit what it wrote; a run without a change
writes the same bytes. Vendors and products are invented, and the questions are our own labels: a real form has other
words in the same shape. A key has one line per item that can be answered: id, answer or state, remark numbers.
"""

from pathlib import Path

HERE = Path(__file__).parent
LABELS = HERE.parent.parent / "Sources/Domain/DisclosureCore/Catalogue/SDS50Labels.swift"

TITLE = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"
NOTICE = "※この様式に書かれた内容の責任は、記入したサービス事業者にあります。"
NETWORKS = "59～63の質問では、対応している通信方式を「該当」、対応していない通信方式を「非該当」としてください。"
REMARKS = "備考記載欄"

GATES = "1 23 51 53 59 60 61 62 63 74 76 77 80 105 106".split()
HEADING = "17.1"
SECTIONS = {  # the item that opens it
    "1": "外部保存の受託", "2": "ISMS", "3": "組織的安全管理", "10": "物理的安全管理", "17": "技術的安全管理",
    "24": "人的安全管理", "32": "情報の破棄", "36": "システムの改造と保守", "51": "情報と機器の持ち出し",
    "56": "非常時の対応", "59": "外部ネットワーク", "77": "電子署名", "80": "真正性の確保", "92": "見読性の確保",
    "96": "保存性の確保", "105": "スキャナによる電子化",
}
WORDS = {"yes": "はい", "no": "いいえ", "notApplicable": "対象外", "applies": "該当", "doesNotApply": "非該当"}


def labels():
    table = LABELS.read_text(encoding="utf-8").split('#"""\n')[1].split('"""#')[0]
    rows = [line.strip().split("\t") for line in table.splitlines() if line.strip()]
    return {row[0]: row[1] for row in rows}


ITEMS = labels()
ANSWERABLE = [item for item in ITEMS if item != HEADING]
BULLETS = [item for item in ITEMS if ".b" in item]


def below(*parents):
    return [item for item in ITEMS if any(item.startswith(parent + ".") for parent in parents)]


class Sheet:
    """The answers and remarks of one sheet; every answer is はい or 該当 until something else is said."""

    def __init__(self, date, vendor, product, version):
        self.header = [("作成日", date), ("サービス事業者", vendor), ("サービス名称", product), ("バージョン", version)]
        self.answers = {item: "applies" if item in GATES else "yes" for item in ANSWERABLE}
        self.points = {item: [] for item in ANSWERABLE}
        self.remarks = []  # number, text

    def say(self, answer, *items):
        for item in items:
            assert item in self.answers, item
            self.answers[item] = answer

    def close(self, *gates):
        """These gates are 非該当, and what stands below them is 対象外."""
        self.say("doesNotApply", *gates)
        self.say("notApplicable", *below(*gates))

    def remark(self, names, text, by=None):
        """The next remark: it names these ids, and these rows (the same, if not said) point at it."""
        number = len(self.remarks) + 1
        self.remarks.append((number, f"{'/'.join(names)} {text}"))
        for item in names if by is None else by:
            self.points[item].append(number)

    def key(self, state=None):
        lines = (
            f"{item}\t{state or self.answers[item]}\t{','.join(map(str, self.points[item])) or '-'}"
            for item in ANSWERABLE
        )
        return "\n".join(lines) + "\n"


def question(item):
    return f"・{ITEMS[item]}" if item in BULLETS else f"{item} {ITEMS[item]}？"


def marked(sheet):
    """The form as a vendor fills it in a text editor: a ● before the word that is meant."""
    lines = [TITLE, ""] + [f"{name}\t{value}" for name, value in sheet.header] + ["", NOTICE]
    for item in ITEMS:
        if item in SECTIONS:
            lines += ["", SECTIONS[item], ""]
        if item == "59":
            lines += [NETWORKS]
        if item == HEADING:
            lines.append(question(item))
            continue
        choices = ["applies", "doesNotApply"] if item in GATES else ["yes", "no", "notApplicable"]
        cells = [("●" if choice == sheet.answers[item] else "") + WORDS[choice] for choice in choices]
        numbers = "/".join(map(str, sheet.points[item])) or "-"
        lines.append("\t".join([question(item), *cells, "備考", numbers]))
    return finish(lines, sheet)


def finish(lines, sheet):
    lines += ["", REMARKS] + [f"{number}\t{text}" for number, text in sheet.remarks]
    return "\n".join(lines) + "\n"


def printed_id(item):
    """An id as a PDF's text layer gives it: plain, in full-width digits, or with its digits apart."""
    top = int(item.split(".")[0])
    if top in (12, 24, 85):
        return "".join(chr(ord(c) - ord("0") + ord("０")) if c.isdigit() else "．" for c in item)
    if top >= 43:
        return ". ".join(" ".join(part) for part in item.split("."))
    return item


def unmarked(sheet):
    """The form as the text layer of a PDF gives it: every choice printed, no mark, page headers in between."""
    def page(trailing):
        return ["", TITLE, ""] + [f"{name}\t{value}" + "\t" * trailing for name, value in sheet.header] + [""]

    lines = page(0) + [NOTICE]
    for at, item in enumerate(ITEMS):
        if item in ("17.2", "51", "92"):
            lines += page(3 if item == "17.2" else 4)
        if item in SECTIONS:
            lines += ["", SECTIONS[item], ""]
        if item == "59":
            lines += [NETWORKS]
        mark = "?" if at % 6 == 5 else "？"
        gap = "\t" if item in ("18", "52", "94") else " "
        text = question(item) if item in BULLETS else f"{printed_id(item)}{gap}{ITEMS[item]}{mark}"
        lines.append(text + tail(item, at, sheet))
        if item == "2":
            lines.append("--------------------------\t----\t-----\t-----\t------")
    return finish(lines + page(0), sheet)


def tail(item, at, sheet):
    """One of the seven shapes in which the cells behind a question were seen."""
    if item == HEADING:
        return "\t\t\t\t"
    number = "/".join(map(str, sheet.points[item])) or "-"
    if item in GATES:
        return "\t該当\t非該当\t" + ("\t" if int(item) >= 76 else "") + f"備考\t{number}"
    if at % 29 == 28:
        return f"\tはい\tいいえ 対象外\t備考 {number}"
    return f"\tはい\tいいえ\t対象外\t備考{' ' if at % 2 else chr(9)}{number}"


def careful():
    """A cloud record of a vendor that says what it does not do, and why."""
    sheet = Sheet(
        "2025年10月1日 水曜日", "株式会社みなもと医療クラウド", "クラウド型電子カルテ「みなもカルテ」",
        "第4.2版 (クラウドサービス)")
    sheet.close("23", "51", "53", "59", "60", "62", "76", "105")
    sheet.say("notApplicable", "1.1", "17.3.3", "17.4", "20", "43", "43.1", "46", "50", "82", "95.2")
    sheet.say("no", "17.1.b2", "17.1.b5", "77.2.1")
    sheet.remark(["10", "12", "13"], "個人情報は国内二か所のデータセンターに置き、区画の施錠と入退管理は当社の監査項目に含めています。")
    sheet.remark(
        [HEADING], "IDとパスワードに、病院が配るICカードを組み合わせた二要素で認証します。生体とその他の方式はありません。",
        by=BULLETS)
    sheet.remark(["20"], "電子メールを送受信する機能はありません。")
    sheet.remark(["64", "65", "66"], "通信にはTLS1.3だけを使い、クライアント証明書のない接続は受け付けません。")
    sheet.remark(["77.2.1"], "国家資格の電子的な検証は第5版で対応する計画です。")
    return sheet


def second():
    """An online consultation service of another vendor, with more to explain."""
    sheet = Sheet(
        "2025年8月20日 水曜日", "ひいらぎメディカルシステム株式会社", "オンライン診療サービス「つむぎ外来」",
        "2025年8月時点 (クラウドサービス)")
    sheet.close("23", "51", "53", "59", "60", "62", "74", "77", "105", "106")
    sheet.say("notApplicable", "1.1", "17.1.1.1", "17.1.2", "17.3.3", "17.4", "48", "49", "78", "79", "82")
    sheet.say(
        "no", "12.2", "17.1.b2", "17.1.b3", "17.1.b4", "17.1.b5", "17.1.1.6", "17.3.1", "22", "29", "58.2", "95.1",
        "99.1")
    sheet.remark(["12.2"], "入退の記録は残していますが、定期の点検は次の年度から始めます。")
    sheet.remark([HEADING], "IDとパスワードで認証します。二要素の認証は準備中です。", by=BULLETS)
    sheet.remark(["17.3.1"], "アクセスログは病院からの求めに応じて当社が書面で提出します。")
    sheet.remark(["58.2"], "同じ事業者の別の地域に複製していますが、切り離した保管はしていません。")
    sheet.remark(["64", "65", "66"], "通信はTLS1.2以上で暗号化しています。")
    sheet.remark(["95.1"], "冗長化はしていません。障害時は前日の写しを別の環境で参照できます。")
    return sheet


def contradictory():
    """The careful sheet after a hasty edit: three remarks no longer fit their rows."""
    sheet = careful()
    sheet.say("no", "12.2", "19", "25", "58.2", "99.1")
    sheet.points["21"] = [3]  # remark 3 names 20 alone
    sheet.points["98"] = [9]  # there is no remark 9
    for item in ("64", "65", "66"):  # nobody points at remark 4
        sheet.points[item] = []
    return sheet


def inconsistent():
    """The careful sheet with answers that cannot stand together, and a date on the wrong day of the week."""
    sheet = careful()
    sheet.header[0] = ("作成日", "2025年10月1日 木曜日")
    sheet.say("yes", "23.1")  # under 23, 非該当
    sheet.say("no", "51.2", "53.4")  # under 51 and 53, 非該当
    sheet.say("no", "12", "17.1.b3", "17.1.1")  # 12.1 and what speaks of passwords stay はい
    sheet.say("yes", "17.1.b5")
    for item in BULLETS:  # and nobody explains the means
        sheet.points[item] = []
    return sheet


UNREADABLE = """製造業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第4.1版対応)

作成日\t2018年5月7日 月曜日
製造業者\t株式会社ときわ画像機器
製品名称\t画像保管装置「ときわPACS」
バージョン\t第2版

1 診療情報を保存する装置か？\t●はい\tいいえ\t対象外\t備考\t-
2 装置の利用者を認証するか？\t●はい\tいいえ\t対象外\t備考\t1
3 操作の記録を残すか？\tはい\t●いいえ\t対象外\t備考\t-

備考記載欄
1\t2 IDとパスワードで認証します。
"""


def write(name, text, key=None):
    (HERE / "sheets" / f"{name}.txt").write_text(text, encoding="utf-8")
    if key is not None:
        (HERE / "sheets" / f"{name}.key.tsv").write_text(key, encoding="utf-8")


write("good", marked(careful()), careful().key())
write("good-second", marked(second()), second().key())
write("contradictions", marked(contradictory()), contradictory().key())
write("inconsistent", marked(inconsistent()), inconsistent().key())
write("marks-lost", unmarked(careful()), careful().key(state="unresolved"))
write("unreadable", UNREADABLE)
