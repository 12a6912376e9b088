# Somebody acts for a clinician.
slot-acting = You act as { $name } for { $clinician }. The team sees that.
# Link to the page with all of theirs.
slot-all-of = All slots of { $name }
# Name of the card with the time.
slot-when = When
# The time where the session is planned, which is elsewhere.
slot-there = Where it is planned: { $when }
# The session's hours, where a part is shorter.
slot-whole = The whole session: { $hours }
# Before the time at which they are expected.
slot-call = Please be there at
# Right behind that time.
slot-call-before =
    { $minutes ->
        [one] , one minute before.
       *[other] , { $minutes } minutes before.
    }
# Over those who take part, too.
slot-with = With
# Behind a name: they have not answered yet.
slot-with-asked = asked
# Over the session's summary.
slot-about = What it is about
# Leads into the call.
slot-join = Join link
# Leads to the session's public page.
slot-public = What the public sees

# Name of the part with the answers.
slot-your-answer = Your answer
# Over the ways to change what was agreed.
slot-came-up = Something came up?
# Over the ways other than yes.
slot-change = Decline or change
# Yes, in one tap.
slot-confirm = Confirm
# Yes to another time than was seen.
slot-confirm-new = Confirm the new time
# Opens the form of a no.
slot-no = I cannot
# Sends the no.
slot-decline = Decline
# A field.
slot-reason = Reason
# Below it.
slot-reason-hint = Only the team reads it.
# Opens the form for another time.
slot-another = Another time
# A field: day and time.
slot-could-at = I could at
# Below it, with the zone.
slot-starts = Start of your part, { $zone }
# Sends it.
slot-ask = Ask for this time
# Opens the form with a name.
slot-colleague = A colleague instead
# A field: a name.
slot-who = Who could
# Sends it.
slot-name = Decline and name them

# Head of the card: it does not take place.
slot-cancelled = This session was cancelled
# The rest of it.
slot-cancelled-means = There is nothing to answer, and your time is free again. It leaves your calendar within 30 days.
# Head of the card: they are not asked any more.
slot-withdrawn = The team took this request back
# The rest of it.
slot-withdrawn-means = There is nothing to answer, and your time is free again.
# Head of the card: they come.
slot-confirmed = You are confirmed
# The rest of it.
slot-confirmed-means = Thank you. You stand on the session’s page.
# Head of the card: they do not come.
slot-declined = You declined
# Head of the card: they do not come, and said who could.
slot-named = You named a colleague
# The rest of both.
slot-declined-means = The team knows, and asks somebody else. If you can make it after all, tell them.
# Whom they named.
slot-named-whom = You named { $name }.
# Head of the card: they could at another time.
slot-wished = You asked for another time
# The rest of it, below that time.
slot-wished-means = The team decides. Until then the time below is kept for you; confirm it if it works after all.
# Head of the notice: nothing was answered.
slot-moved = This has changed since you opened it
# Before the time that they saw, which is struck out.
slot-saw = You saw
# After it.
slot-new-below = The new time is below.
# What changed is not the time.
slot-same-time = Its details are new; the time below still holds.
# The end of the notice.
slot-look-again = Nothing was answered yet. Please look, and answer again.
# Head of the page of a link that leads nowhere any more.
link-ended = This link has ended

# A part's state.
slot-state-proposed = Proposed
# A part's state.
slot-state-confirmed = Confirmed
# A part's state.
slot-state-declined = Declined
# A part's state.
slot-state-withdrawn = Withdrawn

# Title of the page with all of theirs.
slots-title = Your slots
# Below it: whose clocks.
slots-times = Times are { $zone }.
# The page's foot.
slots-yours = This page is yours: whoever has its address can answer for you. If it fell into other hands, ask the team for a new one.
# Nothing to come: head.
slots-none = Nothing to come
# The rest of it.
slots-none-more = When you are asked to a session, it stands here and you get a letter.
# Everything is answered.
slots-answered = Nothing waits for your answer.
# Over those that wait.
slots-open = Waiting for your answer
# Over those that were agreed.
slots-agreed = Agreed
# Over those that do not take place.
slots-off = Called off or declined
# When they are expected.
slots-there-at = there at { $time }
# Leads to the other answers.
slots-else = Something else

# Title of a question's page.
routed-title = A question for you
# Over it: who is asked.
routed-for = A question for { $name }
# Name of the card with it.
routed-question = The question
# Below it.
routed-who = Who asked is known to our team alone.
# A field.
routed-answer = Your answer
# Below it.
routed-hint = Write as you would speak. Our team reads it first, and may shorten it for others to read.
# Sends it.
routed-send = Send to the team
# Sends another one.
routed-again = Send again
# Keeps it.
routed-keep = Keep for later
# It was sent: head.
routed-sent = Thank you, the team has it.
# The rest of it.
routed-sent-means = They read it, and send it on. Until then you can still change it here.
# It was kept: head.
routed-kept = Kept, and not sent yet.
# The rest of it.
routed-kept-means = Nobody else reads it before you send it.
# The page's foot.
routed-other = Not yours to answer? Reply to the letter, and the team asks somebody else.
# On a clinician's own page, over what they are asked to answer.
asked-head = Questions for you
# Until when.
asked-by = Please answer by { $until }.
# They have answered.
asked-sent = You have answered: the team reads it and sends it.
# A private one.
asked-private = Private: open it by the link in your letter.
