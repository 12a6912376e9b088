# The question form: its field.
form-question = Your question
# Below it, where a moderator reads first.
form-hint-held = A moderator reads it before others see it. Your name is never shown.
# Below it, where nobody does.
form-hint-open = Others see it at once. Your name is never shown.
# Below it, where there is a pause between two.
form-hint-slow = One question in { $wait }, please.
# How much is written; { "{n}" } is replaced while one types.
form-counter = { "{n}" } of 1,000
# The fold around name and address.
form-contact = Tell the team who you are
# Its first field.
form-name = Name
# Its second field.
form-email = Get the answer by e-mail
# Beside fields that may stay empty.
form-optional = (optional)
# The tick.
form-private = Keep my question private
# What it means.
form-private-hint = Only the team sees it. You read the answer on your own page.
# The button.
form-send = Send question
# While it is on its way.
form-sending = Sending…
# After that went wrong.
form-again = Try again
# Without a connection.
form-offline = That did not reach us yet. Your question is kept here and sent by itself once there is a connection.
# While many ask at once; { "{n}" } is replaced.
form-busy = It is not in yet. We try again by ourselves in { "{n}" } seconds; your text is kept.
# The same, after several tries.
form-still-busy = We could not take it in right now. Please try again in a minute; your text is kept.
# Something typed was refused.
form-refused = Please look at the marked fields.
# Something broke.
form-failed = Something went wrong on our side. Your text is kept.
# Over what was asked or answered already.
form-alike = Perhaps this helps
# One of these is what they wanted to know.
form-answers-it = This answers it
# After that.
form-glad = Good to hear. Your text is gone; ask whatever else you like.
# They ask the same.
form-me-too = Me too
# After that.
form-counted = Counted. With an e-mail address below, you get a letter that asks whether we shall send you its answer.
# The choice of a topic.
form-topic = What is it about?
# None of them.
form-any-topic = I leave that to you
# Beside a field whose fault has no sentence in this language.
form-look-again = Please look at this again.
# Below what could say who they are, before it is sent.
form-marks-mean = We answer better to the question alone. You decide.
# Ticks the box for privacy.
form-marks-private = For the team alone
# After that.
form-marks-told = Only the team will read it, once you send it.
# Behind a field's label.
field-optional = optional
