"""The typefaces that the PDF are written with: IPA Gothic, cut down to what the form needs so that a file stays small,
and what stands for the typefaces of Windows where they are not installed, in the same widths."""

import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

import form

INSTALLED = Path("/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf")
FOLDER = Path(tempfile.gettempdir()) / "corpus-typefaces"
GOTHIC = FOLDER / "ipag.ttf"
CONFIGURATION = FOLDER / "fonts.conf"
ALIASES = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><glob>/usr/share/fonts/opentype/ipafont*</glob></rejectfont>
    <rejectfont><glob>/usr/share/fonts/truetype/fonts-japanese-gothic*</glob></rejectfont></selectfont>
  <match target="pattern"><test name="family"><string>ＭＳ ゴシック</string></test>
    <edit name="family" mode="assign" binding="strong"><string>IPAGothic</string></edit></match>
  <match target="pattern"><test name="family"><string>Calibri</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Carlito</string></edit></match>
</fontconfig>
"""


def signs():
    """Every character that a sheet of ours may hold."""
    written = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    return "".join(sorted(set(written) | set("".join(form.LABEL.values())) | set(map(chr, range(0x20, 0x7F)))))


def prepare():
    FOLDER.mkdir(exist_ok=True)
    listed = FOLDER / "signs.txt"
    if not GOTHIC.exists() or listed.read_text(encoding="utf-8") != signs():
        listed.write_text(signs(), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "fontTools.subset", str(INSTALLED), f"--text-file={listed}", "--no-hinting",
                        "--layout-features=", "--notdef-outline", f"--output-file={GOTHIC}"], check=True)
        coarse = TTFont(GOTHIC)
        scale_upem(coarse, 256)
        coarse.save(GOTHIC)
    CONFIGURATION.write_text(ALIASES.format(folder=FOLDER), encoding="utf-8")


prepare()
