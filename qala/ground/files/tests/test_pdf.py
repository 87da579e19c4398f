from __future__ import annotations

import zlib

import pytest

from qala.ground.files.rules import pdf
from qala.ground.files.rules.limits import Unfit
from qala.ground.files.tests import media


def test_a_plain_document_passes():
    pdf.check(media.pdf())
    pdf.check(media.pdf(b"/OpenAction [3 0 R /Fit] /JSONLike true", packed=b"1 0 << /Type /Page >>"))


@pytest.mark.parametrize(
    "extra",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
        b"/AA << /S /#4aavaScript >>",
        b"/OpenAction << /S /Launch /F (cmd.exe) >>",
        b"/Names << /EmbeddedFiles 5 0 R >>",
        b"/AcroForm << /XFA 6 0 R >>",
    ],
)
def test_what_acts_is_refused(extra):
    with pytest.raises(Unfit, match="active_content"):
        pdf.check(media.pdf(extra))
    with pytest.raises(Unfit, match="active_content"):
        pdf.check(media.pdf(packed=b"1 0 << " + extra + b" >>"))


def test_an_encrypted_one_is_refused():
    with pytest.raises(Unfit, match="protected"):
        pdf.check(media.pdf() + b"trailer << /Encrypt 9 0 R >>\n%%EOF")


def test_words_inside_pictures_do_not_count():
    """Short names are in any picture by chance."""
    picture = b"4 0 obj << /Subtype /Image /Length 4 >>\nstream\n/JS \nendstream\nendobj\n"
    pdf.check(media.pdf().replace(b"trailer", picture + b"trailer"))


def test_a_stream_that_is_none_hides_nothing():
    """A reader skips comments, so what stands between these two lines is alive."""
    hidden = b"% stream\n4 0 obj << /OpenAction << /S /JavaScript /JS (x) >> >> endobj\n% endstream\n"
    with pytest.raises(Unfit, match="active_content"):
        pdf.check(media.pdf().replace(b"trailer", hidden + b"trailer"))


@pytest.mark.parametrize("body", [b"%PDF-", b"%PDF-1.7\n" + bytes(100), b"%PDF-9.9 %%EOF", media.pdf()[:60]])
def test_half_a_document_is_damaged(body):
    with pytest.raises(Unfit, match="damaged"):
        pdf.check(body)


def test_a_bomb_in_an_object_stream_is_refused(monkeypatch):
    monkeypatch.setattr(pdf, "_INFLATED_BYTES", 1000)
    with pytest.raises(Unfit, match="too_big"):
        pdf.check(media.pdf(packed=bytes(1_000_000)))


def test_chained_filters_are_not_trusted():
    body = media.pdf(packed=b"x").replace(b"/Filter /FlateDecode", b"/Filter [/FlateDecode /ASCIIHexDecode]")
    with pytest.raises(Unfit, match="active_content"):
        pdf.check(body)


def test_a_broken_object_stream_is_damaged():
    body = media.pdf(packed=b"abc").replace(zlib.compress(b"abc"), b"notzlib")
    with pytest.raises(Unfit, match="damaged"):
        pdf.check(body)
