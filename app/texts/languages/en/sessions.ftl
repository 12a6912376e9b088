# Home: title and description.
home-title = Live health sessions
# Home: description for link previews.
home-about = Live sessions with clinicians. Ask before, during and after; every question gets an answer.
# Home: what stands over the next session.
next = Next session
# Lists: sessions to come.
coming-up = Coming up
# Lists: sessions that are over.
past = Past sessions
# Home: more live sessions than the one in front.
also-live = Also live now
# Home: to the month.
whole-calendar = Whole calendar
# Nothing is planned.
nothing-planned = No sessions are planned right now
# What to do when nothing is planned.
nothing-planned-more = Subscribe to the calendar, and the next one appears in yours by itself.
# A button to a session's page.
open-session = Open the session
# A button to a session's question form.
ask = Ask a question
# A button to a live session.
join = Join the session
# Where the join link will be.
join-soon = The link to join appears here 15 minutes before the start.
# Over the reader's own time.
your-time = In your time
# The menu of calendars.
add-to-calendar = Add to calendar
# Menu entry: a file.
calendar-file = Apple, Outlook and others (.ics)
# Menu entry.
calendar-google = Google Calendar
# Menu entry.
calendar-outlook = Outlook on the web
# In the same list: an address that calendar programs read again by themselves.
calendar-webcal = Apple, Outlook (keeps itself current)
# Before the code to type on a phone.
short-link = Share
# A calendar to subscribe to.
subscribe = Subscribe to this calendar
# Head of a cancelled session's notice.
cancelled = This session was cancelled.
# Opens what stands below its first words.
more = More
# Link to everything else.
see-all = See all sessions
# A session's state.
state-draft = Draft
# A session's state.
state-scheduled = Scheduled
# A session's state.
state-live = Live now
# A session's state.
state-ended = Ended
# A session's state.
state-cancelled = Cancelled
# What a clinician does in a session.
role-chair = Chair
# What a clinician does in a session.
role-expert = Expert
# What a clinician does in a session.
role-host = Host
# What a clinician does in a session.
role-moderator = Moderator
# How many were answered.
answered =
    { $count ->
        [one] { $count } question answered
       *[other] { $count } questions answered
    }
# Who is there, in a list.
with = With { $names }
# The last of several names is added to those before.
names-and = { $names } and { $last }
# After a cancelled session's head: the rest of it.
cancelled-more = If you have added it to your calendar, please remove it there. See what else is planned below.
