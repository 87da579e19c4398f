"""qala import-oc4ids FILE: a package of OC4IDS projects, of whoever published it."""

from qala.office.exchange.management.commands.import_projects import Command as ImportProjects


class Command(ImportProjects):
    """The same as `import_projects --profile oc4ids`; a city's own profile of packages can be named."""

    help = "Import a package of OC4IDS 0.9.5 projects, plain or gzip; a bad one is refused with its findings."
    profile = "oc4ids"
