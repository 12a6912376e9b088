# How every letter to an asker begins.
letter-greeting = Hello,
# The answer is there: subject.
letter-answered = The answer to your question is there
# The first lines.
letter-answered-lead = You asked us something. The reply is on your own page.
# The last line.
letter-answered-closing = The page is yours alone: whoever has this link can read it. In an emergency, call your local emergency number.
# We have a question: subject.
letter-receipt = We have your question
# The first lines.
letter-receipt-lead = You asked us something. Your own page tells how it stands, and has the reply once it is there. On the device on which you asked, it opens by this link; on another one it may ask for the short code that you were shown.
# The last line.
letter-receipt-closing = If it was not you, do nothing: what was asked is not shown to you. In an emergency, do not wait for us: call your local emergency number.
# Whether an address follows a question: subject.
letter-confirm = Shall we send you an answer?
# The first lines.
letter-confirm-lead = Somebody, probably you, asked us to send the answer to a question here once it is public. Say yes on this page, and you get that one letter.
# The last line.
letter-confirm-closing = If it was not you, do nothing: you hear nothing more, and in two days we forget this address.
# A question that others had, too, is answered: subject.
letter-followed = A question that you had too is answered
# The first lines.
letter-followed-lead = You said that you want to know this too. The answer stands on the session's page.
# The last line.
letter-followed-closing = You get no further letter about it. In an emergency, call your local emergency number.
# A person has it: subject.
letter-acknowledged = We have your question in hand
# The first lines.
letter-acknowledged-lead = Somebody of our team has read your question and looks after it. You get one more letter once the reply is there.
# The last line.
letter-acknowledged-closing = The page is yours alone: whoever has this link can read it. In an emergency, do not wait for us: call your local emergency number.
# The button: to one's own page.
letter-open = Open your page
# The button: to say whether one wants the answer.
letter-decide = Say yes or no
# The button: to the answer.
letter-read = Read the answer

# How a letter to somebody whose name we know begins.
letter-hello = Hello { $name },
# They are in another session then: subject.
letter-taken = You are in another session then: { $title }
# The first lines.
letter-taken-lead = Thank you for your yes. After your no you were asked for another session at that time, so you are not part of this one. The team knows, and decides.
# The last line.
letter-taken-closing = Replies to this letter reach the team.
# They are asked: subject.
letter-asked = Can you be there? { $title }
# The first lines, by what they would do.
letter-asked-lead = We would like to have you as { $role } in a live session. Can you be there?
# It does not take place for them: subject.
letter-cancelled = Cancelled: { $title }
# The first lines.
letter-cancelled-lead = This does not take place for you any more. Your time is free again; thank you for being ready.
# They said no: subject.
letter-released = Noted, you cannot make it: { $title }
# The first lines.
letter-released-lead = You told us that you cannot be there. Thank you; your time is free again.
# It goes to another address: subject.
letter-elsewhere = Goes to another address now: { $title }
# The first lines.
letter-elsewhere-lead = The team writes to another address about this from now on, and has sent it there. Nothing is to be done here.
# They come: subject.
letter-part = Your part: { $title }
# The first lines.
letter-part-lead = Here is your part as it stands now. You need not do anything.
# Something is another than it was: subject.
letter-changed = Changed: { $title }
# The first lines.
letter-changed-lead = Something has changed. Here is the whole of your part as it is now; can you be there?
# The last line, while it takes place.
letter-slot-closing = The link is yours alone. Calendar apps may take up to a day to notice changes; this letter is the newest word.
# The last line, where it does not.
letter-off-closing = Your calendar should let it go by itself. Replies to this letter reach the team.
# The button: to a page with yes and no.
letter-confirm-or-decline = Confirm or decline
# The button: to what is agreed.
letter-see-part = See your part
# A fact: the session.
fact-what = What
# A fact: day and hours.
fact-when = When
# A fact: the same where it is planned.
fact-there = At the team’s
# A fact: when they are expected.
fact-call = Please be there at
# A fact: what they do.
fact-part = Your part
# A fact: who else takes part.
fact-with = With
# A fact: the link into the call.
fact-join = Join
# A fact: what keeps them.
fact-in-the-way = In the way
# A fact: the answer's time.
fact-answer-until = Please answer until
# They are asked to answer a question: subject.
letter-routed = A question for you
# The first lines.
letter-routed-lead = Somebody asked a question that you know best. A few sentences are enough; our team reads them before anybody else does.
# The button.
letter-routed-open = Read and answer
# The last line.
letter-routed-closing = The link is yours alone, and ends once the question is answered.

# We would like to reach them in person: subject.
letter-offline = We would like to speak with you in person
# The first lines.
letter-offline-lead = You wrote to us. Your own page tells what we would like to speak about, and there you can tell us how to reach you.
# The last line.
letter-offline-closing = The page is yours alone: whoever has this link can read it. In an emergency, do not wait for us: call your local emergency number.
# Whoever reached them is done: subject.
letter-settled = Was it solved?
# The first lines.
letter-settled-lead = You wrote to us, and somebody of ours was to speak with you. Your own page tells how we noted its end, and there you can say whether it was solved.
# The last line.
letter-settled-closing = The page is yours alone: whoever has this link can read it. In an emergency, call your local emergency number.
