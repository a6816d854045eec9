"""Files of every sort, made here: what we take, what only looks like it, and traps."""

import io
import zipfile

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
LOCKED_PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << /Encrypt 5 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x00\x00\x01" * 2 + b"\x08\x00\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 30
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 200
ELF = b"\x7fELF\x02\x01\x01" + b"\x00" * 60
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
SHELL = b"#!/bin/sh\nrm -rf ~\n"
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ODT = b"application/vnd.oasis.opendocument.text"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"

# One frame of MPEG 1 layer III with 128 kbit/s and 44.1 kHz is 417 bytes long.
MP3 = (b"\xff\xfb\x90\x00" + b"\x00" * 413) * 4
TAGGED_MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x14" + b"\x00" * 20 + MP3
OGG = b"OggS\x00\x02" + b"\x00" * 20 + b"\x01\x13OpusHead\x01\x01" + b"\x00" * 60
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00" + b"\x00" * 40


def box(kind: bytes, content: bytes) -> bytes:
    """A part of an MP4."""
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def mp4(*handlers: bytes) -> bytes:
    """One track for each of these: "soun" is sound, "vide" are pictures."""
    tracks = b"".join(
        box(b"trak", box(b"mdia", box(b"hdlr", b"\x00" * 8 + handler + b"\x00" * 13))) for handler in handlers
    )
    return box(b"ftyp", b"M4A \x00\x00\x00\x00isom") + box(b"moov", tracks) + box(b"mdat", b"\x00" * 80)


M4A = mp4(b"soun")
VIDEO = mp4(b"soun", b"vide")


def packed(**entries: bytes) -> bytes:
    """A ZIP with these entries; "__" in a name stands for "/"."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def office(contents: bytes, **more: bytes) -> bytes:
    """A document of Word or Excel."""
    return packed(
        **{"[Content_Types].xml": b"<Types>" + contents + b"</Types>", "word__document.xml": b"<w/>", **more}
    )


def open_document(mimetype: bytes, **more: bytes) -> bytes:
    """A document in the OpenDocument format."""
    return packed(mimetype=mimetype, **{"content.xml": b"<c/>"}, **more)


def bomb() -> bytes:
    """200 MB of nothing in 200 kB, dressed up as a document of Word."""
    return office(WORD, word__big=b"\x00" * (200 * 1024 * 1024))


def overlapping() -> bytes:
    """Two entries of the table of contents that claim more packed bytes than the file has."""
    content = bytearray(office(WORD))
    place = content.rfind(b"PK\x01\x02")
    content[place + 20 : place + 24] = (2**31).to_bytes(4, "little")
    return bytes(content)


def locked_zip() -> bytes:
    """A document whose table of contents says that it is encrypted."""
    content = bytearray(office(WORD))
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)
