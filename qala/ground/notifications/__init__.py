"""What people are told, by which channel, when: e-mail, SMS, messenger, web push and the bell."""
