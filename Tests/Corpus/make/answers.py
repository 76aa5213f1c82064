"""What an invented vendor answers: rows, remarks and the slips that people make."""

import random
from dataclasses import dataclass, field

import form

VENDORS = ["株式会社みなもと医療クラウド", "ひいらぎメディカルシステム株式会社", "株式会社あけぼの画像", "有限会社かえで情報", "つばき電算株式会社",
           "合同会社すみれソフト", "株式会社北浜レセプト", "やまぶき臨床検査システム株式会社"]
PRODUCTS = ["クラウド型電子カルテ「みなもカルテ」", "オンライン診療「つむぎ外来」", "画像保管サービス「あけぼのPACS」", "予約受付「かえで予約」",
            "部門システム「つばきLIS」", "問診アプリ「すみれ問診」", "レセプト点検「北浜チェック」", "検査結果配信「やまぶき便」"]
VERSIONS = ["第4.2版", "2025年8月時点 (クラウドサービス)", "Ver. 3.1.0", "R7-10", "クラウドのためなし"]
TEXTS = ["国内二か所のデータセンターで運用しています。", "次の年度から始めます。", "当社の監査で年に一度確かめています。", "病院からの求めに応じて書面で出します。",
         "この機能はありません。", "通信はTLS1.3だけを使います。", "第5版で対応する計画です。", "手順書は契約の時にお渡しします。", "オプションの契約が要ります。",
         "別の地域に写しを置いています。"]


@dataclass
class Row:
    item: str
    marked: list  # the answers that carry a mark: one, none, or two
    between: bool = False  # the mark stands between the two
    hidden: bool = False
    remarks: list = field(default_factory=list)
    prose: str = ""

    @property
    def state(self):
        if self.between:
            return "unreadable"
        return self.marked[0] if len(self.marked) == 1 else "conflicting" if self.marked else "blank"


@dataclass
class Sheet:
    date: tuple
    vendor: str
    product: str
    version: str
    rows: list
    remarks: list  # number, text

    @property
    def header(self):
        year, month, day = self.date
        return [("作成日", f"{year}年{month}月{day}日"), ("サービス事業者", self.vendor), ("サービス名称", self.product),
                ("バージョン", self.version)]

    def row(self, item):
        return next((row for row in self.rows if row.item == item), None)

    def shown(self, item):
        """Whether the form prints this item: its row, or the heading above its bullets."""
        return self.row(item) is not None or (item == form.HEADING and self.row("17.1.b1") is not None)

    @property
    def items(self):
        return [item for item in form.ITEMS if self.shown(item)]

    def key(self):
        year, month, day = self.date
        lines = [f"@date\t{year:04}-{month:02}-{day:02}", f"@vendor\t{self.vendor}", f"@product\t{self.product}",
                 f"@version\t{self.version}"]
        lines += [f"@remark\t{number}\t{text}" for number, text in self.remarks]
        for row in self.rows:
            numbers = ",".join(map(str, row.remarks)) or "-"
            if row.hidden:
                lines.append(f"{row.item}\thidden\t{numbers}\t{row.state}")
            else:
                lines.append(f"{row.item}\t{row.state}\t{numbers}")
        return "\n".join(lines) + "\n"


def pick(rng, size):
    """Whole blocks of the form, about so many rows in all; 0 means every row."""
    if not size:
        return [item for item in form.ITEMS if item != form.HEADING]
    tops = [item for item in form.ITEMS if "." not in item]
    chosen = set()
    for top in [rng.choice(["1", "23", "51", "59", "74", "76", "105"]), rng.choice(["12", "58", "71", "99", "84"])]:
        chosen.update(form.block(top))
    if rng.random() < 0.2:
        chosen.update(form.block("17"))
    while len(chosen) < size:
        start = rng.randrange(len(tops))
        for top in tops[start:start + rng.randint(2, 5)]:
            if len(form.block(top)) < 10 and len(chosen) < size:
                chosen.update(form.block(top))
    return [item for item in form.ITEMS if item in chosen and item != form.HEADING]


def fill(seed, size=24, oddities="", hidden=0, prose=False):
    """A sheet of this seed.

    oddities: of b (rows left blank), c (two marked), u (a mark between two), one or two rows each.
    """
    rng = random.Random(f"kaiji {seed}")
    items = pick(rng, size)
    rows = []
    closed = set()
    for item in items:
        if item in form.GATES:
            answer = rng.choice(form.GATE_ANSWERS)
            if answer == "doesNotApply":
                closed.update(form.children(item))
        else:
            answer = "notApplicable" if item in closed else rng.choices(form.ANSWERS, [6, 3, 2])[0]
        rows.append(Row(item, [answer]))
    sheet = Sheet((2025, rng.randint(1, 12), rng.randint(1, 28)), rng.choice(VENDORS), rng.choice(PRODUCTS),
                  rng.choice(VERSIONS), rows, [])
    spoil(rng, rows, oddities)
    for row in rng.sample([row for row in rows[1:] if len(row.marked) == 1], hidden):
        row.hidden = True
    explain(rng, sheet, prose)
    return sheet


def spoil(rng, rows, oddities):
    plain = [row for row in rows if not form.is_bullet(row.item)]
    for kind in oddities:
        for row in rng.sample([row for row in plain if len(row.marked) == 1], 2 if len(rows) > 20 else 1):
            words = form.choices(row.item)
            if kind == "b":
                row.marked = []
                continue
            first = rng.randrange(len(words) - 1)
            row.marked = words[first:first + 2]
            row.between = kind == "u"


def explain(rng, sheet, prose):
    """Remarks for a few rows, numbered in the order of the form; some serve two rows."""
    count = max(2, len(sheet.rows) // 9)
    places = sorted(rng.sample(range(len(sheet.rows)), count))
    for at in places:
        rows = [sheet.rows[at]]
        if at + 1 < len(sheet.rows) and at + 1 not in places and rng.random() < 0.4:
            rows.append(sheet.rows[at + 1])
        if any(form.is_bullet(row.item) for row in rows):
            continue
        text = rng.choice(TEXTS)
        if prose:
            rows[0].prose = text
            continue
        number = len(sheet.remarks) + 1
        sheet.remarks.append((number, f"{'/'.join(row.item for row in rows)} {text}"))
        for row in rows:
            row.remarks.append(number)
