"""What a city can set: one list of settings, read from the environment, then from `.env` in the project root.

No Django here: the launcher reads the same list before Django is imported.
An empty value counts as not set. Junk is refused with `EnvError`, which names the setting and the expected
form and never repeats the value of a secret.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[2]
HIDDEN_KINDS = ("secret", "database", "email", "mailbox")
DEBUG_KEY = "only-for-debugging-never-in-production-0123456789-abcdefghijkl"


class EnvError(Exception):
    """A setting holds a value that Qala cannot use, or a needed one is missing."""


@dataclass(frozen=True)
class Setting:
    """One setting. `default` is written as in `.env`; `derive` computes it from the others instead."""

    name: str
    kind: str
    default: str
    help: str
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 2**31
    derive: Callable[[], str] | None = None


def _default_base_url() -> str:
    host = get("QALA_HOST")
    is_everywhere = host in ("0.0.0.0", "::")
    return f"http://{'localhost' if is_everywhere else host}:{get('QALA_PORT')}"


def _default_hosts() -> str:
    return ",".join(dict.fromkeys([urlsplit(get("QALA_BASE_URL")).hostname or "", "localhost", "127.0.0.1"]))


def _default_mfa() -> str:
    return "off" if get("QALA_DEMO") else "on"


SETTINGS: list[Setting] = [
    Setting("QALA_HOME", "path", ".qala", "Folder of everything Qala keeps: database, files, keys, logs."),
    Setting("QALA_DATABASE_URL", "database", "",
            "An existing PostgreSQL 15 or newer, postgresql://user:password@host:port/name; empty runs "
            "the embedded one."),
    Setting("QALA_PG_BINDIR", "path", "",
            "Folder with other PostgreSQL programs for the embedded server (postgres, initdb, pg_ctl); "
            "empty takes those of the Python package."),
    Setting("QALA_PG_USER", "text", "nobody",
            "Account that runs the embedded server when Qala is started by root."),
    Setting("QALA_PG_START_TIMEOUT", "whole", "60",
            "Seconds to wait for the embedded server; a large database may need more after a crash.",
            low=1, high=86400),
    Setting("QALA_SECRET_KEY", "secret", "",
            "Key that signs sessions and links, at least 40 characters. Needed in production; `make run` "
            "makes its own and keeps it in QALA_HOME."),
    Setting("QALA_DEBUG", "flag", "off", "Show error details in the browser. Never on a public server."),
    Setting("QALA_HOST", "text", "127.0.0.1", "Network address to listen on."),
    Setting("QALA_PORT", "whole", "8109",
            "Port to listen on; if it is taken, the next free one is used.", low=1, high=65535),
    Setting("QALA_CURRENCY", "text", "KZT",
            "Currency of the city's budget and of new projects, three letters of ISO 4217."),
    Setting("QALA_BASE_URL", "url", "",
            "Public address of the site, for links in letters; https:// also makes cookies secure. "
            "Default: host and port above.", derive=_default_base_url),
    Setting("QALA_PUBLISHER", "text", "City administration",
            "Name of the body that publishes the open data."),
    Setting("QALA_OC4IDS_PREFIX", "text", "oc4ids-000000",
            "Registered prefix of project identifiers in OC4IDS (the standard's helpdesk gives one); the "
            "default is nobody's."),
    Setting("QALA_ALLOWED_HOSTS", "list", "",
            "Host names the site answers to, separated by commas. Default: the host of QALA_BASE_URL and "
            "the local names.", derive=_default_hosts),
    Setting("QALA_TIME_ZONE", "zone", "Asia/Almaty", "Time zone of the city."),
    Setting("QALA_LANGUAGE", "choice", "kk",
            "Language of a visitor who has not chosen one.", choices=("kk", "ru", "en")),
    Setting("QALA_WEB_WORKERS", "whole", "2", "Web processes.", low=1, high=256),
    Setting("QALA_KEPT_MB", "whole", "48",
            "Memory of each web process for public pages that are kept, in megabytes; 0 keeps none.", high=4096),
    Setting("QALA_OPENDATA_MB", "whole", "2000",
            "Disk of this machine for files of open data that are ready to be given, in megabytes; 0 keeps none.",
            high=1_000_000),
    Setting("QALA_PORTAL_ONLY", "flag", "off",
            "This process is the public portal alone: no accounts, no forms, no staff; `qala portal` sets it."),
    Setting("QALA_READ_DATABASE_URL", "database", "",
            "Database that the portal reads, a replica for one. Default: QALA_DATABASE_URL."),
    Setting("QALA_MAIN_URL", "url", "",
            "Where the portal sends people for forms and sign-in; empty: such pages are not there."),
    Setting("QALA_DEMO", "flag", "on",
            "Fill an empty database with the demonstration city at the first run."),
    Setting("QALA_CITY_EPSG", "whole", "32642",
            "EPSG code of the city's projection in metres (UTM 42N for Astana, 32643 for Almaty).",
            low=1024, high=32767),
    Setting("QALA_FILES_STORAGE", "choice", "local",
            "Where uploaded files lie: QALA_HOME or an S3 bucket.", choices=("local", "s3")),
    Setting("QALA_S3_BUCKET", "text", "", "Bucket of uploaded files."),
    Setting("QALA_S3_ENDPOINT", "url", "", "Address of an S3 service other than Amazon's."),
    Setting("QALA_S3_REGION", "text", "", "Region of the bucket."),
    Setting("QALA_S3_KEY", "secret", "", "Access key of the bucket."),
    Setting("QALA_S3_SECRET", "secret", "", "Secret key of the bucket."),
    Setting("QALA_MAP_TILES_URL", "tiles", "",
            "Raster tiles under the city map, with {z}/{x}/{y}; empty draws the city's own outlines and "
            "streets only."),
    Setting("QALA_MAP_PMTILES", "path", "", "A PMTiles file under the city map."),
    Setting("QALA_MAP_ATTRIBUTION", "text", "", "Line of credit the owner of the tiles asks for."),
    Setting("QALA_EMAIL_URL", "email", "console",
            "How letters leave: smtp://user:password@host:port, smtps://…, or console (into the log)."),
    Setting("QALA_EMAIL_FROM", "text", "Qala <qala@localhost>", "Sender of letters."),
    Setting("QALA_SMS_URL", "url", "",
            "HTTP gateway of SMS, see docs/admin/notifications.md; empty: no SMS (the demonstration keeps them here)."),
    Setting("QALA_SMS_KEY", "secret", "", "Key of the SMS gateway."),
    Setting("QALA_SMS_REPORT_KEY", "secret", "",
            "Key with which the SMS gateway reports deliveries; empty: no reports are taken."),
    Setting("QALA_SMS_SENDER", "text", "", "Name under which SMS arrive, as agreed with the gateway."),
    Setting("QALA_VAPID_PRIVATE_KEY", "secret", "",
            "Key of push messages (VAPID). Default: the file vapid.key in QALA_HOME, made by `qala make-vapid-keys`; "
            "without one there is no push."),
    Setting("QALA_TELEGRAM_TOKEN", "secret", "",
            "Token of the city's Telegram bot, from @BotFather; empty offers no bot."),
    Setting("QALA_TELEGRAM_NAME", "text", "", "Name of the bot without @, for links to it; empty shows none."),
    Setting("QALA_TELEGRAM_API", "url", "https://api.telegram.org",
            "Address of the Bot API, or of a Bot API server of your own."),
    Setting("QALA_TELEGRAM_MODE", "choice", "polling",
            "How updates come: polling asks for them, webhook lets Telegram bring them (needs a public https "
            "address and `qala telegram --set-webhook`).", choices=("polling", "webhook")),
    Setting("QALA_LLM_URL", "url", "",
            "OpenAI-compatible address (up to /v1) whose model helps the virtual operator with words; empty: none. "
            "One in the inner network needs QALA_DELIVERIES_INSIDE."),
    Setting("QALA_LLM_KEY", "secret", "", "Key of that address."),
    Setting("QALA_LLM_MODEL", "text", "", "Name of the model there."),
    Setting("QALA_MAILBOX_URL", "mailbox", "",
            "Mailbox whose letters become appeals: imaps://user:password@host:port/FOLDER; empty reads none."),
    Setting("QALA_OIDC_SERVER", "url", "", "Government identity provider (OpenID Connect), its address."),
    Setting("QALA_OIDC_CLIENT_ID", "text", "", "Client name at the identity provider."),
    Setting("QALA_OIDC_CLIENT_SECRET", "secret", "", "Client secret at the identity provider."),
    Setting("QALA_MFA_REQUIRED", "flag", "",
            "Staff must use a second factor. Default: on, but off in the demonstration.",
            derive=_default_mfa),
    Setting("QALA_DELIVERIES_INSIDE", "flag", "off",
            "Webhooks and outside systems may lie in the inner network and speak http."),
    Setting("QALA_LOG_LEVEL", "choice", "info",
            "How much is logged.", choices=("debug", "info", "warning", "error")),
    Setting("QALA_UPLOAD_MAX_MB", "whole", "200", "Largest uploaded file, in megabytes.", low=1, high=10240),
]  # fmt: skip

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def get(name: str) -> Any:
    """The value of a setting: str, bool (flag), int (whole), Path or None (path), list of str (list).

    Errors: `EnvError` for junk, for a missing key in production; `KeyError` for a name not in SETTINGS.
    """
    setting = _BY_NAME[name]
    text = _raw(name)
    if not text:
        if name == "QALA_SECRET_KEY":
            return _debug_key()
        text = setting.derive() if setting.derive else setting.default
    return _PARSERS[setting.kind](setting, text)


def check(without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Read every setting, so that junk is refused at start and not in the middle of a shift."""
    values = {setting.name: get(setting.name) for setting in SETTINGS if setting.name not in without}
    if values["QALA_FILES_STORAGE"] == "s3" and not values["QALA_S3_BUCKET"]:
        raise EnvError("QALA_S3_BUCKET: needed because QALA_FILES_STORAGE is s3")
    return values


def kept(path: Path) -> str:
    """What a command wrote into a file of QALA_HOME; "" where it has not."""
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def is_set(name: str) -> bool:
    """Whether the operator gave a value, in the environment or in `.env`."""
    return bool(_raw(name))


def example() -> str:
    """The text of `.env.example`: every setting with its meaning and default, commented out."""
    head = "# Settings of Qala. Copy to .env and change what you need; the environment goes before .env.\n"
    parts = [f"{head}# Another file instead of .env: QALA_ENV_FILE, in the environment only.\n"]
    for setting in SETTINGS:
        choices = f" One of: {', '.join(setting.choices)}." if setting.choices else ""
        choices = choices or (" on or off." if setting.kind == "flag" else "")
        parts.append(f"# {setting.help}{choices}\n#{setting.name}={setting.default}\n")
    return "\n".join(parts)


def parse_file(path: Path) -> dict[str, str]:
    """The `NAME=value` lines of a file; quotes around a value go, an unknown QALA_ name is refused."""
    values: dict[str, str] = {}
    if not path.is_file():
        return values
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = raw.strip().removeprefix("export ")
        if not line or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        name, value = name.strip(), value.strip()
        if not equals:
            raise EnvError(f"{path.name}, line {number}: expected NAME=value")
        if name.startswith("QALA_") and name not in _BY_NAME:
            raise EnvError(f"{path.name}, line {number}: there is no setting {name}")
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        values[name] = value
    return values


@functools.cache
def _file_values() -> Mapping[str, str]:
    return parse_file(ROOT / os.environ.get("QALA_ENV_FILE", ".env"))


def _raw(name: str) -> str:
    return (os.environ.get(name) or _file_values().get(name) or "").strip()


def _debug_key() -> str:
    if get("QALA_DEBUG"):
        return DEBUG_KEY
    raise EnvError("QALA_SECRET_KEY: needed when QALA_DEBUG is off; give at least 40 random characters")


def _refuse(setting: Setting, text: str, expected: str) -> EnvError:
    hides = setting.kind in HIDDEN_KINDS
    return EnvError(f"{setting.name}: expected {expected}" + ("" if hides else f", not {text!r}"))


def _text(setting: Setting, text: str) -> str:
    if "\n" in text or "\0" in text:
        raise _refuse(setting, text, "one line of text")
    return text


def _secret(setting: Setting, text: str) -> str:
    if setting.name == "QALA_SECRET_KEY" and len(text) < 40:
        raise _refuse(setting, text, "at least 40 characters")
    return text


def _flag(setting: Setting, text: str) -> bool:
    words = {
        "on": True,
        "yes": True,
        "true": True,
        "1": True,
        "off": False,
        "no": False,
        "false": False,
        "0": False,
    }
    if text.lower() not in words:
        raise _refuse(setting, text, "on or off")
    return words[text.lower()]


def _whole(setting: Setting, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,10}", text) or not setting.low <= int(text) <= setting.high:
        raise _refuse(setting, text, f"a whole number from {setting.low} to {setting.high}")
    return int(text)


def _choice(setting: Setting, text: str) -> str:
    if text not in setting.choices:
        raise _refuse(setting, text, "one of " + ", ".join(setting.choices))
    return text


def _path(setting: Setting, text: str) -> Path | None:
    return (ROOT / Path(text).expanduser()).absolute() if text else None


def _list(setting: Setting, text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _zone(setting: Setting, text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as problem:
        raise _refuse(setting, text, "a time zone such as Asia/Almaty") from problem
    return text


def _address(schemes: tuple[str, ...], expected: str) -> Callable[[Setting, str], str]:
    """A parser for an address of one of these schemes; `expected` is shown when it is not."""

    def parse(setting: Setting, text: str) -> str:
        try:
            parts = urlsplit(text)
            usable = not text or (parts.scheme in schemes and (parts.port is None or parts.port > 0))
        except ValueError:
            usable = False
        if not usable:
            raise _refuse(setting, text, expected)
        return text

    return parse


def _web(setting: Setting, text: str) -> str:
    parse = _address(("http", "https"), "an address such as https://example.org")
    if text and not urlsplit(parse(setting, text)).hostname:
        raise _refuse(setting, text, "an address such as https://example.org")
    return text.rstrip("/")


def _tiles(setting: Setting, text: str) -> str:
    if text and not (
        text.startswith(("https://", "http://", "/")) and all(f"{{{k}}}" in text for k in "zxy")
    ):
        raise _refuse(setting, text, "an address with {z}, {x} and {y}")
    return text


def _email(setting: Setting, text: str) -> str:
    if text == "console":
        return text
    return _address(("smtp", "smtps"), "console or smtp://user:password@host:port")(setting, text)


def _mailbox(setting: Setting, text: str) -> str:
    return (
        _address(("imap", "imaps"), "imaps://user:password@host:port/FOLDER")(setting, text) if text else ""
    )


_PARSERS: dict[str, Callable[[Setting, str], Any]] = {
    "text": _text,
    "mailbox": _mailbox,
    "secret": _secret,
    "flag": _flag,
    "whole": _whole,
    "choice": _choice,
    "path": _path,
    "list": _list,
    "zone": _zone,
    "url": _web,
    "tiles": _tiles,
    "email": _email,
    "database": _address(("postgresql", "postgres"), "postgresql://user:password@host:port/name"),
}
