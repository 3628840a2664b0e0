"""Pictures that come from elsewhere: whatever they hold, a small array comes out, or one line."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from grader import pictures
from grader.pictures import LARGEST_SIDE, NotAPicture, decode, read_picture


def file_of(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return a picture as a file of this kind."""
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def half(mode: str = "L", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Return a picture that is black on the left and white on the right."""
    image = Image.new("L", size, 255)
    image.paste(0, (0, 0, size[0] // 2, size[1]))
    return image.convert(mode)


def png_of(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that claims to have this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))))
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("kind", pictures.FORMATS)
def test_each_kind_of_file_is_read(kind: str) -> None:
    """As colours with an alpha."""
    pixels = decode(file_of(half(), kind))
    assert (pixels.shape, pixels.dtype) == ((20, 40, 4), np.uint8)
    assert (pixels[:, 2, :3] < 20).all()
    assert (pixels[:, 37, :3] > 235).all()
    assert (pixels[..., 3] == 255).all()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_each_mode_is_read(mode: str) -> None:
    """Also grey with 16 bits, which would come out white."""
    image = half(mode) if mode != "I;16" else Image.fromarray(np.asarray(half()).astype(np.uint16) * 257)
    pixels = decode(file_of(image))
    assert (int(pixels[0, 2, 0]), int(pixels[0, 37, 0])) == (0, 255)


def test_what_is_transparent_stays_so() -> None:
    """to_network_input treats it as paper."""
    assert decode(file_of(Image.new("RGBA", (3, 3), (0, 0, 0, 0))))[0, 0, 3] == 0


def test_a_photo_is_turned_as_the_camera_was_held() -> None:
    """As its EXIF says."""
    exif = Image.Exif()
    exif[0x0112] = 6
    pixels = decode(file_of(half(), "JPEG", exif=exif))
    assert pixels.shape == (40, 20, 4)
    assert (pixels[2, :, 0] < 20).all()


def test_a_large_picture_is_made_small() -> None:
    """Whatever its proportions; a small one stays the same."""
    assert decode(file_of(half(size=(4000, 3000)), "JPEG")).shape == (450, LARGEST_SIDE, 4)
    assert decode(file_of(half(size=(2, 3000)))).shape == (LARGEST_SIDE, 1, 4)
    assert decode(file_of(half(size=(2, 1)))).shape == (1, 2, 4)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a picture"),
        (b"def f(): pass", "is not a picture"),
        (file_of(half())[:-30], "is not a picture"),
        (file_of(half(), "JPEG")[:300], "is not a picture"),
        (file_of(half(), "TIFF"), "is not a picture"),
        (b"%PDF-1.7", "is not a picture"),
        (bytes(pictures.MAX_BYTES + 1), "is too large; the limit is 25 MiB"),
        (png_of(50_000, 1_001), "has more than 50 million pixels; make it smaller"),
        (png_of(60_000, 60_000), "has more than 50 million pixels; make it smaller"),
        (png_of(0, 7), "is not a picture"),
    ],
)
def test_what_is_no_picture_is_said(data: bytes, said: str) -> None:
    """In one line, at once, whatever size the file claims."""
    with pytest.raises(NotAPicture) as caught:
        decode(data)
    assert str(caught.value).startswith(said)


def test_damaged_files_are_pictures_or_not() -> None:
    """Whichever byte is changed, nothing else is raised."""
    rng = np.random.default_rng(0)
    files = [np.frombuffer(file_of(half(), kind), np.uint8) for kind in pictures.FORMATS]
    for number in range(300):
        data = files[number % len(files)].copy()
        data[rng.integers(len(data), size=3)] = rng.integers(256, size=3)
        with contextlib.suppress(NotAPicture):
            assert max(decode(data.tobytes()).shape) <= LARGEST_SIDE


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    """Something that is no file is not waited for."""
    path = tmp_path / "digit.png"
    path.write_bytes(file_of(half()))
    assert read_picture(path).shape == (20, 40, 4)
    with pytest.raises(NotAPicture, match="is not a file"):
        read_picture(tmp_path)
    with pytest.raises(FileNotFoundError):
        read_picture(tmp_path / "other.png")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(NotAPicture, match="is not a file"):
            read_picture(tmp_path / "pipe")
