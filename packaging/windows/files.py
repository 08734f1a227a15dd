"""Writes the part of the installer's source that lists a folder's files, for wixl.

    python packaging/windows/files.py FOLDER OUT.wxs

Every name is made of the file's place alone: the same file is the same component in each version,
as Windows Installer demands.
"""

import sys
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath
from typing import Final

NAMESPACE: Final = "http://schemas.microsoft.com/wix/2006/wi"
_PLACES: Final = uuid.UUID("6f0f9d1e-3c55-4b53-9d0a-6d0f5be1a7c4")  # never change: see above
_PRODUCTS: Final = uuid.UUID("b0a6f6f4-0f7b-4f0a-8a6a-0c0d8a3f2e19")


def fragment(files: list[PurePosixPath], folder: Path) -> ET.Element:
    """Return the source for files, given by their places in a folder."""
    root = ET.Element("Wix", xmlns=NAMESPACE)
    inside = ET.SubElement(ET.SubElement(root, "Fragment"), "DirectoryRef", Id="INSTALLDIR")
    group = ET.SubElement(ET.SubElement(root, "Fragment"), "ComponentGroup", Id="Files")
    folders = {PurePosixPath("."): inside}
    for file in sorted(files):
        _add_file(_folder(file.parent, folders), file, folder)
        ET.SubElement(group, "ComponentRef", Id=_name("c", file))
    return root


def _folder(place: PurePosixPath, folders: dict[PurePosixPath, ET.Element]) -> ET.Element:
    if place not in folders:
        outer = _folder(place.parent, folders)
        folders[place] = ET.SubElement(outer, "Directory", Id=_name("d", place), Name=place.name)
    return folders[place]


def _add_file(inside: ET.Element, file: PurePosixPath, folder: Path) -> None:
    identity = str(uuid.uuid5(_PLACES, str(file).lower())).upper()
    component = ET.SubElement(inside, "Component", Id=_name("c", file), Guid=identity, Win64="yes")
    ET.SubElement(component, "File", Id=_name("f", file), Source=str(folder / file), KeyPath="yes")


def _name(kind: str, place: PurePosixPath) -> str:
    return f"{kind}{uuid.uuid5(_PLACES, str(place).lower()).hex}"


def product_code(version: str) -> str:
    """Return the code of a version: a new one for each, as Windows Installer's upgrades demand."""
    return str(uuid.uuid5(_PRODUCTS, version)).upper()


def main(folder: Path, out: Path) -> None:
    """List a folder."""
    files = [
        PurePosixPath(file.relative_to(folder).as_posix())
        for file in folder.rglob("*")
        if file.is_file()
    ]
    tree = ET.ElementTree(fragment(files, folder))
    ET.indent(tree)
    tree.write(out, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    if sys.argv[1] == "--product-code":
        print(product_code(sys.argv[2]))  # noqa: T201
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
