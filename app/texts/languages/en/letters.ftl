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
