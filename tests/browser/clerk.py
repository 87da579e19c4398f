"""A person of the project office at a page."""

from typing import Any

from django.utils.translation import override, pgettext

from qala.shared.transitions import Table
from tests.browser.conftest import Open
from tests.browser.journeys import Walker


class Clerk(Walker):
    """Finds fields by their names, buttons by the words on the screen."""

    def __init__(self, visitor: Open, letter: str, language: str, **options: Any) -> None:
        super().__init__(visitor(letter, language=language, **options), language)

    def open(self, path: str) -> None:
        """A page of the office."""
        self.page.goto(f"/office/{path}")

    def meant(self, context: str, text: str) -> str:
        """The words of the screen for a text that has several meanings."""
        with override(self.language):
            return pgettext(context, text)

    def label(self, life: Table, verb: str) -> str:
        """The words of a step."""
        with override(self.language):
            return str(life.step(verb).label)

    def write(self, **fields: str) -> None:
        """Fill in fields by their names; a list is chosen by what it shows."""
        for name, text in fields.items():
            field = self.page.locator(f"main [name={name}]")
            if field.evaluate("(field) => field.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)

    def save(self, words: str = "Save") -> None:
        """The form's button; the page that follows is another, or tells that it is saved."""
        self.press(words, inside=self.page.locator("main"))
        self.page.locator("[data-toast]").first.wait_for()

    def push(self, words: str) -> None:
        """Press a button or follow a link by words that are translated already."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=words, exact=True)
        button.or_(main.get_by_role("link", name=words, exact=True)).first.click()

    def unfold(self, text: str) -> None:
        """Open what is folded away under such words."""
        self.page.locator("main summary", has_text=self.say(text)).first.click()

    def sees(self, words: str) -> None:
        """Such words stand on the page."""
        self.page.locator("main").get_by_text(words).first.wait_for()
