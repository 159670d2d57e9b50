"""Names of the files that an article shows or offers, and where each is to be fetched from.

A name depends on the file's address alone, so that it is the same in every run.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from helpcenter.importing.links import escaped
from helpcenter.lint.names import kebab
from helpcenter.media import ATTACHMENTS, IMAGES

LONGEST = 40
PLATFORM_FILES = re.compile(
    r"(?:^|\.)intercom(?:cdn|-attachments[\w-]*|assets)\.|/article_attachments/"
)
"""In addresses of files that will be gone when the old help center is."""
EMBEDDED = (
    (
        re.compile(
            r"//(?:www\.)?youtube(?:-nocookie)?\.com/embed/(?P<id>[\w-]{11})"
            r"|//youtu\.be/(?P<short>[\w-]{11})"
            r"|//(?:www\.|m\.)?youtube\.com/watch\?(?:\S*&)?v=(?P<watch>[\w-]{11})"
        ),
        "https://www.youtube.com/watch?v={id}",
        "https://i.ytimg.com/vi/{id}/hqdefault.jpg",
    ),
    (
        re.compile(r"//(?:www\.)?loom\.com/(?:embed|share)/(?P<id>[0-9a-f]{32})"),
        "https://www.loom.com/share/{id}",
        "",
    ),
    (
        re.compile(r"//(?:player\.)?vimeo\.com/(?:video/)?(?P<id>\d{5,12})"),
        "https://vimeo.com/{id}",
        "",
    ),
)
"""Players that articles embed: the address that people share, and the cover, if it has one."""
COVER = "img/capa-do-video.svg"
COVER_DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">
  <rect width="640" height="360" rx="12" fill="#334155"/>
  <circle cx="320" cy="180" r="56" fill="#f8fafc"/>
  <path d="M302 150v60l48-30z" fill="#334155"/>
</svg>
"""
"""For videos whose service does not say where its picture is."""


@dataclass(frozen=True, order=True)
class Download:
    """A file to fetch into docs/."""

    path: str  # From docs/.
    address: str


@dataclass(frozen=True)
class Video:
    """A video, as the articles of this help center show it."""

    address: str
    cover: str  # From the article's folder.
    picture: str = ""  # Where the cover is to be fetched from.


def full_address(address: str, base: str) -> str:
    """The address of a file, seen from the page at `base`; nothing if it has none on the web."""
    try:
        whole = urljoin(base, address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return escaped(whole)


def picture_name(address: str) -> str:
    """`img/tela-inicial-1a2b3c4d.png` for a picture's address."""
    ext = extension(address)
    return f"img/{plain_name(address)}{ext if ext in IMAGES else '.png'}"


def attachment_name(address: str) -> str:
    """`anexos/planilha-1a2b3c4d.xlsx` for a file of the old platform; nothing for other links."""
    ext = extension(address)
    if not is_kept_by_platform(address) or ext not in ATTACHMENTS | IMAGES:
        return ""
    return f"{'img' if ext in IMAGES else 'anexos'}/{plain_name(address)}{ext}"


def is_kept_by_platform(address: str) -> bool:
    """Whether a file goes away with the old help center."""
    parts = urlsplit(address)
    return bool(PLATFORM_FILES.search(parts.netloc) or PLATFORM_FILES.search(parts.path))


def plain_name(address: str) -> str:
    """A short name, and eight digits that tell apart files of one name; without the signature."""
    parts = urlsplit(address)
    stem = PurePosixPath(unquote(parts.path)).stem
    name = kebab(stem)[:LONGEST].strip("-")
    digits = hashlib.sha256(f"{parts.netloc}{parts.path}".encode()).hexdigest()[:8]
    return f"{name}-{digits}"


def extension(address: str) -> str:
    """`.png`, in small letters."""
    return posixpath.splitext(unquote(urlsplit(address).path))[1].lower()


def find_video(address: str) -> Video | None:
    """The video of an embedded player or of a link to one."""
    for pattern, page, picture in EMBEDDED:
        if match := pattern.search(address):
            key = next(found for found in match.groups() if found)
            source = picture.format(id=key)
            cover = f"img/video-{kebab(key)}-{digits_of(key)}.jpg" if source else COVER
            return Video(page.format(id=key), cover, source)
    return None


def digits_of(key: str) -> str:
    """Digits that tell apart ids that differ in capitals alone."""
    return hashlib.sha256(key.encode()).hexdigest()[:4]
