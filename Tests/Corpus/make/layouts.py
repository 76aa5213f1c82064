"""The ways in which vendors' sheets arrange the form: columns, ids, titles, tabs, remarks."""

import datetime
from dataclasses import dataclass, replace

import form
from grid import Book, Place

GRAY = "D9D9D9"
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
INSTRUCTIONS = ["この開示書の書き方", "各質問について、当てはまるものに印を付けてください。", "説明が要る場合は備考に番号を書き、備考記載欄に文章を書いてください。",
                "不明な点は窓口までお問い合わせください。"]
MDS_QUESTIONS = ["診療情報を保存する装置か", "装置の利用者を認証するか", "操作の記録を残すか", "時刻を合わせる機能があるか"]


@dataclass(frozen=True)
class Layout:
    name: str
    choices: str = "words"  # words, one, columns, answer
    ids: str = "own"  # own, joined, spaced, wide, number, number00, date
    remarks: str = "end"  # end, tab
    tabs: str = "one"  # one, guide, mds
    gap: str = "　"  # between the words that share a cell
    center: bool = False
    label: bool = False  # 備考 stands in each row
    merged: bool = False  # titles and section names over the whole width
    head: bool = True  # a row that names the columns
    gates: str = "joined"  # columns: the head says はい／該当, or each gate has a head of its own
    page: int = 0  # rows after which title and head come again; 0: never
    corner: tuple = (0, 0)
    lines: bool = False  # questions of two lines
    dated: bool = False  # 作成日 is a date of Excel
    split: bool = False  # the title in two rows
    width: float = 11  # of a choice column
    question: float = 44

    def but(self, **changes):
        return replace(self, **changes)


def printed_id(item, ids):
    """What the id's cell holds, and its number format."""
    if form.is_bullet(item):
        return "・", ""
    parts = item.split(".")
    if ids == "spaced":
        return ". ".join(" ".join(part) for part in parts), ""
    if ids == "wide":
        return item.translate(WIDE), ""
    if ids in ("number", "number00") and len(parts) <= 2:
        number = float(item) if len(parts) == 2 else int(item)
        return number, "0.00" if ids == "number00" else ""
    if ids == "date" and len(parts) == 2 and int(parts[0]) <= 12:
        return datetime.date(2025, int(parts[0]), int(parts[1])), "m.d"
    return item, ""


class Builder:
    def __init__(self, sheet, layout, normal):
        self.sheet, self.layout = sheet, layout
        self.book = Book(normal)
        self.own = layout.ids != "joined"
        count = {"words": 3, "columns": 3, "one": 1, "answer": 1}[layout.choices]
        width = {"one": 28, "answer": 16}.get(layout.choices, layout.width)
        top, left = layout.corner
        self.c0 = left
        self.question = left + (1 if self.own else 0)
        self.first = self.question + 1
        self.remark = self.first + count + (1 if layout.label else 0)
        self.widths = [3] * left + ([16] if self.own else []) + [layout.question] + [width] * count
        self.widths += ([6] if layout.label else []) + [10]
        self.r = top

    def build(self):
        layout = self.layout
        if layout.tabs != "one":
            self.guide()
        if layout.tabs == "mds":
            self.mds()
        self.tab = self.book.tab("SDS" if layout.tabs != "one" else "開示書", self.widths)
        self.opening(first=True)
        for at, item in enumerate(self.sheet.items):
            if layout.page and at and at % layout.page == 0:
                self.tab.breaks.append(self.r)
                self.opening(first=False)
            self.item(at, item)
        self.closing()
        return self.book

    def guide(self):
        tab = self.book.tab("はじめに", [4, 70])
        for r, text in enumerate(INSTRUCTIONS):
            tab.put(r + 1, 1, text, ruled=False, bold=r == 0)

    def mds(self):
        """Another form on a tab of its own, whose rows carry the same numbers."""
        tab = self.book.tab("MDS", [8, 44, 9, 9, 9, 10])
        tab.put(0, 0, form.TITLE.replace("サービス事業者", "製造業者") + form.GUIDELINE, ruled=False)
        tab.put(1, 0, "製造業者", ruled=False)
        tab.put(1, 1, self.sheet.vendor, ruled=False)
        for at, text in enumerate(MDS_QUESTIONS):
            tab.put(at + 3, 0, str(at + 1))
            tab.put(at + 3, 1, text + "？")
            for c, word in enumerate(form.ANSWERS):
                tab.put(at + 3, 2 + c, ("●" if c == at % 3 else "") + form.WORDS[word])
            tab.put(at + 3, 5, "-")

    def wide(self, text, **style):
        self.tab.put(self.r, self.c0, text, ruled=False, **style)
        if self.layout.merged:
            self.tab.merges.append((self.r, self.c0, self.r, self.remark))
            self.tab.cells[self.r, self.c0].restyle(wrap=True)
            self.tab.heights[self.r] = 40
        self.r += 1

    def opening(self, first):
        layout = self.layout
        if layout.split:
            self.wide(form.TITLE, bold=True, size=14, center=layout.merged)
            self.wide(form.GUIDELINE, center=layout.merged)
        else:
            self.wide(form.TITLE + form.GUIDELINE, bold=True, center=layout.merged)
        self.r += 1
        for name, value in self.sheet.header:
            self.tab.put(self.r, self.c0, name)
            cell = self.tab.put(self.r, self.c0 + 1, value)
            if layout.dated and name == "作成日":
                cell.value, cell.number_format = datetime.date(*self.sheet.date), 'yyyy"年"m"月"d"日"'
            if layout.merged or not self.own:
                self.tab.merges.append((self.r, self.c0 + 1, self.r, self.remark))
            self.r += 1
        self.r += 1
        if first:
            self.wide(form.NOTICE)
        if layout.head:
            self.head(form.ANSWERS, repeats=first)

    def head(self, answers, repeats=False):
        tab, layout = self.tab, self.layout
        style = dict(fill=GRAY, center=True, bold=True)
        if self.own:
            tab.put(self.r, self.c0, "番号", **style)
        tab.put(self.r, self.question, "質問", **style)
        if layout.choices == "columns":
            for at, answer in enumerate(answers):
                text = form.WORDS[answer]
                if layout.gates == "joined" and at < 2:
                    text += "\n" + form.WORDS[form.GATE_ANSWERS[at]]
                    tab.heights[self.r] = 40
                tab.put(self.r, self.first + at, text, wrap=True, **style)
            for at in range(len(answers), 3):
                tab.put(self.r, self.first + at, None, **style)
        else:
            tab.put(self.r, self.first, "回答", **style)
            if layout.choices == "words":
                tab.merges.append((self.r, self.first, self.r, self.first + 2))
        if layout.label:
            tab.put(self.r, self.remark - 1, None, **style)
        tab.put(self.r, self.remark, "備考", **style)
        if repeats:
            tab.repeats = (self.r, self.r)
        self.r += 1

    def item(self, at, item):
        tab, layout = self.tab, self.layout
        section = form.section_of(item)
        before = self.sheet.items[at - 1] if at else None
        if before is None or form.section_of(before) != section:
            tab.put(self.r, self.c0, section, bold=True, ruled=False)
            if layout.merged:
                tab.merges.append((self.r, self.c0, self.r, self.remark))
            self.r += 1
        if item == "59":
            self.wide(form.NETWORKS)
        own_head = layout.choices == "columns" and layout.gates == "rows" and layout.head
        if own_head and item in form.GATES and before not in form.GATES:
            self.head(form.GATE_ANSWERS)
        elif own_head and item not in form.GATES and before in form.GATES:
            self.head(form.ANSWERS)
        self.ask(item)
        row = self.sheet.row(item)
        if row is not None:
            self.answer(row)
            if row.hidden:
                tab.hidden.add(self.r)
        self.r += 1

    def ask(self, item):
        tab, layout = self.tab, self.layout
        text = form.LABEL[item] + ("" if form.is_bullet(item) else "？")
        if layout.lines and not form.is_bullet(item) and len(text) > 12:
            text = text[:len(text) // 2] + "\n" + text[len(text) // 2:]
            tab.heights[self.r] = 40
        id, number_format = printed_id(item, layout.ids)
        if self.own:
            cell = tab.put(self.r, self.c0, None if form.is_bullet(item) else id)
            cell.number_format = number_format
            text = "・" + text if form.is_bullet(item) else text
        else:
            text = id + ("" if form.is_bullet(item) else " ") + text
        tab.put(self.r, self.question, text, wrap=True)
        if tab.extent(self.r, self.question)[1] > tab.width(self.question) - 4:
            tab.heights[self.r] = 40

    def answer(self, row):
        tab, layout = self.tab, self.layout
        answers = form.choices(row.item)
        words = [form.WORDS[answer] for answer in answers]
        cells = {}
        if layout.choices == "one":
            text = layout.gap.join(words)
            start = 0
            for answer, word in zip(answers, words):
                cells[answer] = (self.first, start, start + len(word))
                start += len(word) + len(layout.gap)
            tab.put(self.r, self.first, text, center=layout.center)
        elif layout.choices == "answer":
            tab.put(self.r, self.first, None, center=layout.center)
            cells = {answer: (self.first, None, None) for answer in answers}
        else:
            for at in range(3):
                shown = layout.choices == "words" and at < len(answers)
                tab.put(self.r, self.first + at, words[at] if shown else None, center=layout.center)
            cells = {answer: (self.first + at, None, None) for at, answer in enumerate(answers)}
        if layout.label:
            tab.put(self.r, self.remark - 1, "備考")
        tab.put(self.r, self.remark, row.prose or "/".join(map(str, row.remarks)) or "-", center=not row.prose)
        self.book.places.append(Place(row, tab, self.r, cells))

    def closing(self):
        if not self.sheet.remarks:
            return
        if self.layout.remarks == "tab":
            tab, r, c = self.book.tab("備考", [8, 80]), 0, 0
        else:
            tab, r, c = self.tab, self.r + 1, self.c0
        tab.put(r, c, form.REMARKS, ruled=False, bold=True)
        for number, text in self.sheet.remarks:
            r += 1
            tab.put(r, c, number)
            tab.put(r, c + 1, text)
            if tab is self.tab:
                tab.merges.append((r, c + 1, r, self.remark))


def build(sheet, layout, normal=("Calibri", 11)):
    return Builder(sheet, layout, normal).build()
