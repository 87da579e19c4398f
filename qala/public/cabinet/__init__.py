"""A resident's own corner: appeals, what is followed, wishes about notifications, own data."""
