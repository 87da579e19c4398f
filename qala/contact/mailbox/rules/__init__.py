"""Reading letters, without a server and without a database."""
