#!/usr/bin/env python3
"""Makes contact sheets to look at: the first page with rows of many files, each under its name, with its key beside it.

look.py OUT-FOLDER FILE...: XLSX go through LibreOffice, PDF are drawn by poppler.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import xlsx_libreoffice

FONT = ImageFont.truetype("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf", 15)
SHORT = {"yes": "はい", "no": "いいえ", "notApplicable": "対象外", "applies": "該当", "doesNotApply": "非該当"}
CELL = (830, 760)
ACROSS, DOWN = 3, 2


def pages(pdf, folder, most=3):
    subprocess.run(["pdftoppm", "-r", "90", "-png", "-l", str(most), str(pdf), str(folder / pdf.stem)], check=True)
    return sorted(folder.glob(pdf.stem + "-*.png"))


def page_with_rows(images):
    """The page with the most ink: the guide and the other form have little."""
    def ink(path):
        image = Image.open(path).convert("L").resize((200, 280))
        return sum(1 for value in image.tobytes() if value < 250)
    return max(images, key=ink)


def key_lines(path):
    lines = []
    for line in path.with_suffix(".key").read_text(encoding="utf-8").splitlines():
        if not line.startswith("@"):
            cells = line.split("\t")
            lines.append(f"{cells[0]} {SHORT.get(cells[1], cells[1])} {cells[2] if cells[2] != '-' else ''}")
    return lines


def picture(path, image):
    page = Image.open(image).convert("RGB")
    box = Image.eval(page.convert("L"), lambda value: 255 if value < 250 else 0).getbbox() or (0, 0, 10, 10)
    page = page.crop(box)
    scale = min((CELL[0] - 170) / page.width, 1.25)
    page = page.resize((int(page.width * scale), int(page.height * scale)), Image.LANCZOS)
    made = Image.new("RGB", CELL, "white")
    made.paste(page.crop((0, 0, min(page.width, CELL[0] - 170), min(page.height, CELL[1] - 22))), (2, 22))
    pen = ImageDraw.Draw(made)
    pen.text((4, 3), f"{path.name} ({image.stem.rsplit('-', 1)[1]})", font=FONT, fill="blue")
    for at, line in enumerate(key_lines(path)[:42]):
        pen.text((CELL[0] - 160, 22 + at * 17), line, font=FONT, fill="black")
    pen.rectangle((0, 0, CELL[0] - 1, CELL[1] - 1), outline="gray")
    return made


def main():
    out, files = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        books = [path for path in files if path.suffix == ".xlsx"]
        xlsx_libreoffice.convert(books, scratch, xlsx_libreoffice.PDF_WITHOUT_FIELDS)
        pictures = []
        for path in files:
            pdf = scratch / path.with_suffix(".pdf").name if path.suffix == ".xlsx" else path
            pictures.append(picture(path, page_with_rows(pages(pdf, scratch))))
    count = ACROSS * DOWN
    for at in range(0, len(pictures), count):
        sheet = Image.new("RGB", (CELL[0] * ACROSS, CELL[1] * DOWN), "white")
        for spot, image in enumerate(pictures[at:at + count]):
            sheet.paste(image, (spot % ACROSS * CELL[0], spot // ACROSS * CELL[1]))
        sheet.save(out / f"contact-{at // count + 1:03}.png")


if __name__ == "__main__":
    main()
