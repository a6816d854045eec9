"""Whether a file is a recording that phones can play: MP3, OGG, M4A or WAV, told by its structure and never decoded.

Only headers are read, and never more than a bounded number of them. What carries pictures, too, is a video.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

MOST_BOXES = 400
"""More parts than this in an MP4 are a trap, not a recording."""
_BITRATES = (  # kbit/s of layer III: MPEG 1, then MPEG 2 and 2.5
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")
_INSIDE = (b"moov", b"trak", b"mdia")
FRAMES = 3
"""So many frames in a row make an MP3; a single one can be found in anything."""


def recognise(file: BinaryIO, head: bytes) -> str:
    """ "mp3", "ogg", "m4a" or "wav"; "video" and "image" for their relatives; "" for anything else."""
    if head.startswith(b"OggS"):
        return _ogg(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "wav" if head[12:16] in (b"fmt ", b"JUNK", b"bext", b"LIST") and b"fmt " in head else ""
    if head[4:8] == b"ftyp":
        return "image" if head[8:12] in _PICTURES else _mp4(file)
    if head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0):
        return _mp3(file, head)
    return ""


def _ogg(head: bytes) -> str:
    """The first page names the codec."""
    if len(head) < 28:
        return ""
    first = head[27 + head[26] :]
    if first.startswith((b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")):
        return "ogg"
    return "video" if first.startswith((b"\x80theora", b"fishead\0")) else ""


def _mp4(file: BinaryIO) -> str:
    """What its tracks are: sound alone is a recording."""
    handlers = set()
    for kind, start, length in _boxes(file):
        if kind == b"hdlr" and length >= 12:
            file.seek(start + 8)
            handlers.add(file.read(4))
    if b"vide" in handlers:
        return "video"
    return "m4a" if b"soun" in handlers else ""


def _boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start and length of the content of every box on the way to the tracks."""
    end = file.seek(0, 2)
    waiting, seen = [(0, end)], 0
    while waiting:
        place, stop = waiting.pop()
        while place + 8 <= stop and seen < MOST_BOXES:
            seen += 1
            file.seek(place)
            size, kind = struct.unpack(">I4s", file.read(8))
            begin = place + 8
            if size == 1:
                long = file.read(8)
                size, begin = (struct.unpack(">Q", long)[0] if len(long) == 8 else 0), place + 16
            elif size == 0:
                size = stop - place
            if size < begin - place or place + size > stop:
                return
            yield kind, begin, place + size - begin
            if kind in _INSIDE:
                waiting.append((begin, place + size))
            place += size


def _mp3(file: BinaryIO, head: bytes) -> str:
    """Frames that follow each other where the headers say so, behind the tag if there is one."""
    place = 0
    if head.startswith(b"ID3"):
        if len(head) < 10 or max(head[6:10]) > 127:
            return ""
        place = 10 + sum(part << shift for part, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        place += 10 if head[5] & 0x10 else 0
    for _frame in range(FRAMES):
        file.seek(place)
        length = _frame_length(file.read(4))
        if not length:
            return ""
        place += length
    return "mp3" if place <= file.seek(0, 2) else ""


def _frame_length(header: bytes) -> int:
    """Bytes of a frame of MPEG layer III, 0 if this is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate, bits = header[1] >> 3 & 3, header[2] >> 2 & 3, header[2] >> 4
    if version not in _RATES or rate == 3 or not 0 < bits < 15:
        return 0
    kbits = _BITRATES[version != 3][bits]
    return (144 if version == 3 else 72) * 1000 * kbits // _RATES[version][rate] + (header[2] >> 1 & 1)
