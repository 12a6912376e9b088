# Over the feed.
keeping-calendar = In your own calendar
# Below it.
keeping-calendar-means = Every slot with its state, as a calendar to subscribe to. Calendar apps may lag by up to a day; changes also come by mail.
# Programs that subscribe by a tap.
keeping-apple = Apple, Outlook
# Another one.
keeping-google = Google
# The address for all others.
keeping-address = Private address, for any other app
# Opens the feed's choices.
keeping-choices = Reminders, titles and past days
# A choice: when to remind.
keeping-remind = Remind
# No reminder.
keeping-never = Never
# So long before.
keeping-minutes-before =
    { $count ->
        [one] { $count } minute before
       *[other] { $count } minutes before
    }
# So long before.
keeping-hour-before = 1 hour before
# So long before.
keeping-day-before = 1 day before
# A choice: how far back.
keeping-past = Keep past slots
# No past ones.
keeping-not-at-all = Not at all
# So far back.
keeping-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
# So far back.
keeping-a-year = A year
# A tick: every title is the same.
keeping-reduced = Titles say “{ $title }” only
# Below it.
keeping-reduced-hint = For screens that others see.
# Keeps what was chosen.
keeping-save = Save

# Over days away.
keeping-away = Days away
# There are none.
keeping-away-none = No days away are noted.
# Opens the form for more.
keeping-away-add = Add days
# A field.
keeping-first-day = First day
# A field.
keeping-last-day = Last day
# A field.
keeping-note = Note
# Below it.
keeping-note-hint = For the team alone.
# Keeps them.
keeping-add = Add
# What a cross does.
keeping-away-remove = Remove { $days }

# Over busy times.
keeping-busy = When you are busy
# Below it.
keeping-busy-means = Wellspring can read your own calendar, so that nobody asks you when you are busy. Only when you are busy is kept, never with what.
# Opens the form for its address.
keeping-busy-by-address = By its address, read every hour
# A field.
keeping-busy-address = Address of the calendar (.ics)
# The same where there is one already.
keeping-busy-another = Another address
# Below it.
keeping-busy-hint = In Google: Settings, “Secret address in iCal format”. In Outlook: “Publish a calendar”, ICS.
# Keeps it.
keeping-busy-save = Save and read
# Ends it.
keeping-busy-stop = Stop reading it
# Opens the form for a file.
keeping-busy-by-file = By a file, once
# A field.
keeping-busy-file = Calendar file (.ics)
# Below it.
keeping-busy-file-hint = At most 2 MiB. A new file takes the last one’s place.
# Sends it.
keeping-busy-read-file = Read the file
# How that went.
keeping-busy-from-file = From a file: { $found }.
# How the reading went.
keeping-busy-read = Read { $when }: { $found }.
# It went wrong: head.
keeping-busy-failed = The calendar could not be read
# When that was.
keeping-busy-tried = Tried { $when }.
# It was not read yet.
keeping-busy-soon = It is read in a moment.
# How many stretches were found.
keeping-busy-found =
    { $count ->
        [one] { $count } busy time
       *[other] { $count } busy times
    }
# None was found.
keeping-busy-free = nothing in the way
# Where a part of a calendar could not be read.
keeping-busy-part = A part of the calendar could not be read.
# Behind that.
keeping-busy-unread = If it keeps you from sessions, note those days as days away.

# Over those who may act for them.
keeping-assistants = Who may act for you
# Below it.
keeping-assistants-means = An assistant confirms and declines by a link of their own. The history names them.
# Opens the form for one more.
keeping-assistants-add = Add an assistant
# A field.
keeping-name = Name
# A field.
keeping-email = E-mail
# The address by which somebody acts.
keeping-link-of = Link of { $name }
# When it was last used.
keeping-link-used = Their link: last used { $when }
# It was never used.
keeping-link-unused = Their link: not used yet
# Makes another one.
keeping-new-link = New link
# Ends it.
keeping-remove = Remove

# Over language and clock.
keeping-reading = How you read
# Below it.
keeping-reading-means = On your pages, in your letters and in your calendar. Fields in which you type a time follow your browser.
# A choice.
keeping-language = Language
# A choice.
keeping-clock = Write times as
# One of them.
keeping-clock-day = { $time } (24 hours)
# The other.
keeping-clock-half = { $time } (12 hours)
