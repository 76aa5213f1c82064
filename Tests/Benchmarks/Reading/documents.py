"""Writes the text and the CSV sheet that are measured: 197 marked rows, of the shape and the length of real ones.

Given are a folder to write to, the text of the corpus' form, and the text layer of a public sheet, which is used where it
is present: a text layer has lost its marks, so every row gets one again.
"""
import csv
import pathlib
import re
import sys

folder, form, seed = map(pathlib.Path, sys.argv[1:])
# A text layer spaces some numbers: 1 0 5. 1.
mark = re.compile(r"^(\d+(?: \d+)*(?:\. ?\d+(?: \d+)*)*)(\s+)(.*?)(\s+)(はい|該当)(\s+)(いいえ|非該当)(?:(\s+)(対象外))?(?=\s|$)(.*)$")


def rows():
    for line in (seed if seed.exists() else form).read_text(encoding="utf-8").splitlines():
        # Ours are shorter than the real ones by half.
        found = mark.match(line if seed.exists() else re.sub(r"？", "、その規程と手順の整備と定期的な見直し？", line.replace("●", "")))
        yield found, line


lines, table, answered = [], [], 0
for found, line in rows():
    if not found:
        lines.append(line)
        table.append([line])
        continue
    item, first, question, second, *words = found.groups()
    choices = [word for word in (words[0], words[2], words[4]) if word]
    chosen = answered % len(choices)
    choices[chosen] = "●" + choices[chosen]
    answered += 1
    rest = found.group(10).split()
    lines.append("\t".join([f"{item}{first}{question}", *choices, *rest]))
    table.append([item.replace(" ", ""), question, *choices, *([""] if len(choices) < 3 else []), *rest])

(folder / "sheet.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
with (folder / "sheet.csv").open("w", encoding="utf-8", newline="") as file:
    csv.writer(file).writerows(table)
print(answered)
