"""A trap for robots, in forms that strangers send."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Trap(forms.Form):
    """Pages draw the field where nobody sees it: left empty by people, filled by robots."""

    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def clean_website(self) -> str:
        """A robot."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Please check what you entered."))
        return ""
