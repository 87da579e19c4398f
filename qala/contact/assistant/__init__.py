"""The virtual operator: one conversation for the site's widget, the Telegram bot and other channels."""
