"""What residents see: write an appeal, follow it by number, their own appeals. It changes nothing by itself: every
verb is an action of the contact wing."""
