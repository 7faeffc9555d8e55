"""The pages of messages: what one was told, how one wants it, the calendar feed, the rhythms of reminders."""
