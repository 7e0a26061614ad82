"""The XMP packet of a file: Dublin Core, dates, and the standards that it claims to keep."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .about import About

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "dc": "http://purl.org/dc/elements/1.1/",
        "pdf": "http://ns.adobe.com/pdf/1.3/",
        "xmp": "http://ns.adobe.com/xap/1.0/",
        "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
        "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
        "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
        "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
        "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
        "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    }.items()
)
# PDF/A knows PDF/UA's identifier only where a file describes it.
_CLAIMS = """\
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


def xmp_packet(facts: About, producer: str, claims: bool) -> bytes:
    """The packet; with `claims` it says that the file keeps PDF/A-3a and PDF/UA-1.

    It is to be written into the file as it is, not compressed: so whoever looks for it finds it.
    """
    moment = facts.moment.strftime(_MOMENT)
    lines = [
        _element("dc:format", "application/pdf"),
        _element("dc:title", _list("Alt", [facts.title])),
        _element("dc:creator", _list("Seq", facts.authors)),
        _element("dc:identifier", _text(facts.number)),
        _element("dc:description", _list("Alt", [facts.edition])),
        _element("dc:publisher", _list("Bag", [facts.publisher])),
        _element("dc:rights", _list("Alt", [facts.rights])),
        _element("dc:language", _list("Bag", [facts.language])),
        _element("dc:date", _list("Seq", [moment])),
        _element("xmp:CreateDate", moment),
        _element("xmp:ModifyDate", moment),
        _element("xmp:MetadataDate", moment),
        _element("xmp:CreatorTool", _text(facts.creator)),
        _element("pdf:Producer", _text(producer)),
    ]
    body = "".join(lines) + (_CLAIMS if claims else "")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'  <rdf:Description rdf:about="" {_NAMESPACES}>\n{body}'
        "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def _element(name: str, content: str) -> str:
    return f"   <{name}>{content}</{name}>\n" if content else ""


def _list(kind: str, texts: Iterable[str]) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{_text(text)}</rdf:li>" for text in texts if text)
    return f"<rdf:{kind}>{items}</rdf:{kind}>" if items else ""


def _text(text: str) -> str:
    return escape(text, quote=False)
