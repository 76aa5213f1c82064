"""Lets LibreOffice read files and write them anew in another format."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import typefaces

NAME = "libreoffice"
XLSX = "xlsx:Calc MS Excel 2007 XML"
PDF = "pdf"
PDF_WITHOUT_FIELDS = 'pdf:calc_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}'


def convert(paths, folder, to):
    """Converts many files in one go; what LibreOffice writes keeps each file's name."""
    if not paths:
        return
    with tempfile.TemporaryDirectory() as profile:
        for at in range(0, len(paths), 40):
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to, "--outdir", str(folder),
                 *map(str, paths[at:at + 40])],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env=dict(os.environ, TZ="UTC", FONTCONFIG_FILE=str(typefaces.CONFIGURATION)))
    suffix = "." + to.split(":")[0]
    for path in paths:
        assert (Path(folder) / path.with_suffix(suffix).name).exists(), path
