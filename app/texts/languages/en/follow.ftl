# Whether an address follows a question.
follow-ask = Shall we send you the answer?
# What yes means.
follow-ask-means = One letter, once the answer to this question is public. If you did not ask for it, say no, or do nothing: in two days we forget your address.
# They said yes.
follow-yes = You get the answer by e-mail
# What that means.
follow-yes-means = One letter, once it is public.
# They were told.
follow-told = We have sent you the answer
# What that means.
follow-told-means = You get no further letter about it.
# Says yes.
follow-confirm = Yes, send me the answer
# Says no.
follow-stop = No, forget my address
# After a no.
forgotten = Forgotten
# What that means.
forgotten-means = We send nothing there about that question.
# Back to the session.
back-to-session = Back to the session
# Back to where one asked.
back = Back
