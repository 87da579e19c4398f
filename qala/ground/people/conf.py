"""Settings of sign-in (django-allauth): star-imported by `qala.config.settings`, so plain values and no Django.

What depends on the city's own settings (second factor, identity provider) is set in `qala.config.settings`.
"""

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:welcome"
LOGOUT_REDIRECT_URL = "/"

# The dotted path of a class with the methods of `people.sms.Gateway`. Empty: the city has no SMS gateway yet, and
# nothing that needs one is offered.
SMS_GATEWAY = ""

ACCOUNT_ADAPTER = "qala.ground.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# The form makes the e-mail optional where a phone can be proven, and takes the phone out where no SMS gateway is set.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "qala.ground.people.forms.signup_extras.SignupExtras"
ACCOUNT_FORMS = {
    "signup": "qala.ground.people.forms.entrance.SignupForm",
    "login": "qala.ground.people.forms.entrance.LoginForm",
    "change_phone": "qala.ground.people.forms.entrance.ChangePhoneForm",
}
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = None
# Per key (the name typed) as the library counts; per address wider, because a whole contact centre begins its
# shift behind one address. The counts live in the shared cache, so they hold across web processes.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "signup": "60/m/ip",
    "reset_password": "30/m/ip,5/15m/key",
    "reset_password_from_key": "30/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "change_phone": "3/m/user",
    "manage_email": "10/m/user",
    "confirm_email": "1/10s/key",
    "verify_phone": "1/30s/key,10/m/ip",
}

MFA_ADAPTER = "qala.ground.people.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "add_webauthn": "qala.ground.people.forms.keys.AddKeyForm",
    "edit_webauthn": "qala.ground.people.forms.keys.EditKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Qala"
MFA_TOTP_TOLERANCE = 1

USERSESSIONS_TRACK_ACTIVITY = True

SOCIALACCOUNT_ADAPTER = "qala.ground.people.adapters.IdentityAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False


def identity_providers(server: str, client_id: str, client_secret: str) -> dict[str, object]:
    """SOCIALACCOUNT_PROVIDERS for one OpenID Connect server; none unless server and client are set."""
    if not server or not client_id:
        return {}
    app = {
        "provider_id": "government",
        "name": "eGov",
        "client_id": client_id,
        "secret": client_secret,
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}
