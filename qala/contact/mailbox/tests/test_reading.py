"""What a letter says, whatever it looks like."""

import email.policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qala.contact.mailbox.rules.plain import language_of, plain_text, without_quotes
from qala.contact.mailbox.rules.reading import MAX_FILES, MAX_TEXT, read
from qala.contact.mailbox.tests.letters import SENDER, bounce, letter


def test_a_plain_letter() -> None:
    found = read(letter().as_bytes())
    assert (found.from_address, found.from_name) == (SENDER, "Тұрғын Бірінші")
    assert found.subject == "Нет тепла"
    assert found.text == "В подъезде третий день нет тепла"
    assert found.message_id == "<first@example.org>"
    assert found.sent_at is not None
    assert found.sent_at.isoformat() == "2026-03-02T09:30:00+05:00"
    assert not found.is_automatic
    assert found.bounce is None


def test_the_same_bytes_have_the_same_digest() -> None:
    assert read(letter().as_bytes()).digest == read(letter().as_bytes()).digest
    assert read(letter("other").as_bytes()).digest != read(letter().as_bytes()).digest


def test_html_and_files() -> None:
    made = letter("")
    made.set_content(
        "<p>Жылу <b>жоқ</b></p><script>alert(1)</script><p>Көмектесіңіз&nbsp;!</p>", subtype="html"
    )
    made.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="сурет.gif")
    found = read(made.as_bytes(policy=email.policy.SMTP))
    assert found.text == "Жылу жоқ\n\nКөмектесіңіз !"
    assert found.files == [("сурет.gif", b"GIF89a")]


def test_old_letters_in_windows_1251() -> None:
    heads = (
        b"From: a@example.org",
        b"Subject: =?windows-1251?B?zeXyIOLu5Ps=?=",
        b"Content-Type: text/plain; charset=windows-1251",
    )
    head = b"\r\n".join(heads) + b"\r\n\r\n"
    found = read(head + "Нет воды".encode("windows-1251"))
    assert (found.subject, found.text) == ("Нет воды", "Нет воды")


def test_threads() -> None:
    made = letter(
        in_reply_to="<receipt@city.example>", references="<first@example.org> <receipt@city.example>"
    )
    assert read(made.as_bytes()).thread_ids == ("<receipt@city.example>", "<first@example.org>")


@pytest.mark.parametrize(
    "head", [{"auto_submitted": "auto-replied"}, {"precedence": "bulk"}, {"list_id": "<news.example.org>"}]
)
def test_robots(head: dict[str, str]) -> None:
    assert read(letter(**head).as_bytes()).is_automatic


def test_reports_of_non_delivery() -> None:
    failed, delayed = (
        read(bounce("<a@city.example>")).bounce,
        read(bounce("<a@city.example>", "delayed")).bounce,
    )
    assert failed is not None
    assert failed.original_ids == ("<a@city.example>",)
    assert failed.is_final
    assert delayed is not None
    assert not delayed.is_final


def test_limits() -> None:
    made = letter("а" * 3 * MAX_TEXT)
    for number in range(MAX_FILES + 2):
        made.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=f"{number}.bin")
    found = read(made.as_bytes())
    assert len(found.text) == MAX_TEXT
    assert (len(found.files), found.left_out) == (MAX_FILES, ["20.bin", "21.bin"])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_anything_can_be_read(raw: bytes) -> None:
    found = read(raw)
    assert len(found.digest) == 64
    words = (
        found.text,
        found.subject,
        found.from_address,
        found.from_name,
        found.message_id,
        *found.thread_ids,
    )
    for each in (*words, *(name for name, _body in found.files), *found.left_out):
        assert "\x00" not in each
        assert each.encode("utf-8").decode("utf-8") == each


@pytest.mark.parametrize(
    "head",
    [
        b"From: \xff\xfe<a@b>\r\n",
        b"From: =?utf-8?q?=FF?= <x@y.z>\r\nDate: Mon, 99 Foo 20222 99:99:99\r\n",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 500,
        b"Content-Type: text/plain; charset=nonsense\r\n",
        b"Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n%%%%",
        b"Subject: " + b"=?utf-8?b?" * 3000,
    ],
)
def test_broken_letters_are_read_as_far_as_they_go(head: bytes) -> None:
    assert read(head + b"\r\n\r\nwords").digest


def test_the_new_words_of_a_reply() -> None:
    assert without_quotes("Рахмет!\n\n> ескі хат\nOn Monday 109 wrote:\n> x") == "Рахмет!"
    assert without_quotes("Спасибо\n02.03.2026 10:00, 109 пишет:\nстарое") == "Спасибо"
    assert without_quotes("> only quotes") == "> only quotes"
    assert plain_text("<ul><li>бір</li><li>екі</li></ul>") == "бір\n\nекі"
    assert [language_of(x) for x in ("Үйде су жоқ", "Нет воды", "no water")] == ["kk", "ru", "kk"]
