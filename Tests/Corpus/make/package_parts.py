"""Puts parts into the zip of an XLSX, and writes it anew with fixed dates."""

import re
import zipfile

FIXED = (2025, 10, 1, 9, 0, 0)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMPTY_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>')
BEHIND_DRAWINGS = ["<tableParts", "<extLst", "</worksheet>"]


class Package:
    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}

    def text(self, name):
        return self.parts[name].decode("utf-8")

    def put(self, name, text, content_type=None):
        self.parts[name] = text.encode("utf-8")
        if content_type:
            self.declare(f'<Override PartName="/{name}" ContentType="{content_type}"/>')

    def declare(self, entry):
        types = self.text("[Content_Types].xml")
        if entry not in types:
            self.parts["[Content_Types].xml"] = types.replace("</Types>", entry + "</Types>").encode("utf-8")

    def relate(self, sheet, id, kind, target, namespace=RELATIONS):
        folder, name = sheet.rsplit("/", 1)
        relations = f"{folder}/_rels/{name}.rels"
        text = self.text(relations) if relations in self.parts else EMPTY_RELATIONS
        entry = f'<Relationship Id="{id}" Type="{namespace}/{kind}" Target="{target}"/>'
        self.parts[relations] = text.replace("</Relationships>", entry + "</Relationships>").encode("utf-8")

    def into_sheet(self, sheet, xml, namespaces):
        text = self.text(sheet)
        head = re.search(r"<worksheet[^>]*>", text).group(0)
        missing = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items()
                          if f"xmlns:{prefix}=" not in head)
        text = text.replace(head, head[:-1] + missing + ">", 1)
        at = min(text.find(tag) for tag in BEHIND_DRAWINGS if tag in text)
        self.parts[sheet] = (text[:at] + xml + text[at:]).encode("utf-8")

    def save(self):
        """The parts in their order, compressed well, with one date."""
        core = "docProps/core.xml"
        if core in self.parts:
            date = "2025-10-01T09:00:00Z"
            text = re.sub(r"(<dcterms:(created|modified)[^>]*>)[^<]*<", rf"\g<1>{date}<", self.text(core))
            self.parts[core] = text.encode("utf-8")
        for name in [name for name in self.parts if name.startswith("Thumbnails/")]:
            del self.parts[name]
        with zipfile.ZipFile(self.path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, data in self.parts.items():
                entry = zipfile.ZipInfo(name, FIXED)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                archive.writestr(entry, data)
