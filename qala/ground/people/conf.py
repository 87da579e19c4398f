"""Settings of sign-in (django-allauth): star-imported by `qala.config.settings`, so plain values and no Django.

What depends on the city's own settings (identity provider, second factor, SMS) is set in `qala.config.settings`.
"""

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:home"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "qala.ground.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
