"""What WeasyPrint may read: what the engine hands to it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.request import DataHandler, Request

from weasyprint.urls import URLFetcher, URLFetcherResponse

from ...model.document import Picture
from .addresses import REFUSAL


class HandedOver(URLFetcher):  # type: ignore[misc]
    """Answers WeasyPrint's requests from a document's pictures and a style's font files.

    Any other address, of the web or of a file, is refused and written down in `refused`.
    """

    def __init__(
        self, pictures: Mapping[str, Picture], fonts: Mapping[str, Callable[[], bytes]]
    ) -> None:
        super().__init__()
        self.pictures = pictures
        self.fonts = fonts
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """What was handed over under this address; raises `ValueError` for any other."""
        if url in self.pictures:
            picture = self.pictures[url]
            return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})
        if url in self.fonts:
            return URLFetcherResponse(url, self.fonts[url](), {"Content-Type": "font/ttf"})
        if url[:5].lower() == "data:":
            # The address is the data: nothing is read from anywhere.
            answer = DataHandler().data_open(Request(url))  # noqa: S310
            kind = answer.headers.get_content_type()
            return URLFetcherResponse(url, answer.read(), {"Content-Type": kind})
        if url not in self.refused:
            self.refused.append(url)
        raise ValueError(REFUSAL)
