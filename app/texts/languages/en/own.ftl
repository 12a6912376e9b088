# The asker's page.
own-title = Your question
# The asker's page: head of the note on keeping the link.
keep = Keep this link
# Why.
keep-why = It is how you come back for the answer. Anyone who has it can read this page.
# Copies the link.
copy = Copy
# After that.
copied = Copied
# Over the wording that others see.
others-see = Others see it in this wording
# Who may see it.
is-private = Private: only the team sees it.
# Who may see it.
is-held = Only the team sees it for now. If it becomes public, your name is never shown.
# Who may see it.
is-public = Public, without your name.
# They left an address.
have-address = The team has the e-mail address that you left.
# Over an answer.
the-answer = The answer
# The fold around taking a question back.
withdraw-fold = Take my question back
# What that means.
withdraw-means = It disappears from every page, is no longer answered, and every word of it is erased. This cannot be undone; you can always ask again.
# The button.
withdraw = Take it back
# Where words were, and are no more.
erased = Erased
# The fold around erasing everything.
erase-fold = Delete my data
# What that means.
erase-means = Every word goes, at once and for good: your question, your name and address, what we wrote to you. All that stays is that there was a question, and when.
# What may stay.
erase-keep = Leave what everybody reads, and its answer, for others
# How.
erase-keep-means = Without any tie to you.
# The button.
erase = Delete it
# Before that, where something stands against it.
erase-waits = Somebody may be in danger, or the law asks us to keep it for a while: so it is erased as soon as that is over. From now on nobody reads it but those who look after that.
# After that: nothing is left.
own-erased = Erased.
# The rest of it.
own-erased-means = Nothing of what you wrote is left here: only that there was a question, and when.
# After that: what everybody reads is left.
own-wording-left = Erased.
# The rest of it.
own-wording-left-means = What everybody reads has stayed, without any tie to you.
# Once its time was over: nothing is left.
own-lapsed = Its time here is over.
# The rest of it.
own-lapsed-means = We keep what people write for a limited time. Nothing of it is left here: only that there was a question, and when.
# Once its time was over: what everybody reads is left.
own-lapsed-wording = Its time here is over.
# The rest of it.
own-lapsed-wording-means = We keep what people write for a limited time. What you wrote is erased; what everybody reads has stayed, without any tie to you.
# While something stands against it.
own-waits = This will be erased.
# The fold around making another link.
renew-fold = Replace this link
# What that means.
renew-means = If somebody else may have this link, make another. The old one stops working at once, also in letters that you have.
# The button.
renew = Replace it
# Steps of a question's way.
step-received = Received
# Steps of a question's way.
step-read = Read by the team
# Steps of a question's way.
step-answered = Answered
# Above everything, where somebody may be in danger.
help-now = If somebody is in danger, call now
# Below the numbers.
help-means = Do not wait for an answer here: nobody may be reading at this moment. What you wrote is kept, and only our team can see it.
# Over what in somebody's text could say who they are.
marks-head = This could say who you are
# What becomes of it.
marks-mean = We answer better to the question alone. Whatever you choose, our team looks at it before anybody else reads it.
# Takes it out.
marks-remove = Take it out
# For the team alone.
marks-private = Send it to the team alone
# Lets it stand.
marks-keep = Keep it
# Where a question stands that may be an emergency.
own-urgent = What you wrote is kept.
# The rest of it.
own-urgent-means = It can take long until somebody reads it. Please call if you need help.
# The same once somebody of ours has it in hand.
own-urgent-seen = Somebody of our team has seen what you wrote.
# The rest of it.
own-urgent-seen-means = If you need help, do not wait for us: please call.
# While it is answered aloud.
own-now = It is being answered at this moment
# Over the question that theirs was joined with.
own-joined = Several people asked this. One answer goes to all of you
# Where a question stands.
own-received = We have your question.
# What that means.
own-received-means = A person reads it. Come back to this page by the same link for the answer.
# Where a question stands.
own-acknowledged = We have read your question.
# What that means.
own-acknowledged-means = Someone is on it. The answer appears on this page.
# Where a question stands.
own-answered = Your question is answered.
# What that means.
own-answered-means = You find the answer below.
# Where a question stands.
own-offline = We answered you in person.
# What that means.
own-offline-means = If something is still open, please call us.
# Where a question stands.
own-dismissed = We cannot answer this one here.
# What that means.
own-dismissed-means = The team wrote down why.
# Where a question stands.
own-withdrawn = You took this question back.
# What that means.
own-withdrawn-means = Nobody else sees it, and it is not answered any more.
# By when it is answered, and by whom.
own-until-by = It will be answered by { $until }, by { $name }.
# By when it is answered.
own-until = It will be answered by { $until }, by the team.
# Beside the answer.
own-did-it-help = Did this help you?
# Yes.
own-yes = Yes
# No.
own-no = No
# After yes.
own-helped = Thank you for telling us.
# After no.
own-did-not-help = We are sorry. Tell us below what is missing: somebody reads it.
# The fold for writing once more, after an end.
own-ask-back = Ask back
# The same while it is open.
own-add = Add something
# What that means.
own-more-means = Only the team reads this, and the answer to it is for you alone.
# The field.
own-more = What you want to add
# The button.
own-more-send = Send
# What that means while it is open.
own-add-means = Only the team reads this, in your words.
# Where somebody stands whom we would like to reach in person.
own-offline-wait = We would like to speak with you about this in person.
# What that means.
own-offline-wait-means = Below you read why, and can tell us how to reach you.
# The same once they told us how.
own-offline-to-do = Thank you: we know how to reach you.
# By when.
own-offline-by = You hear from us by { $until }.
# The same while it goes on.
own-offline-reached = We are in touch with you about this.
# What that means.
own-offline-reached-means = If you wait for something from us, you hear from us by { $until }.
# How it ended.
own-offline-settled = We have talked, and noted this as settled.
# What that means.
own-offline-settled-means = Tell us below if it is not.
# How it ended.
own-offline-passed-on = The right people of ours look after this now.
# What that means.
own-offline-passed-on-means = Tell us below if you hear nothing.
# How it ended.
own-offline-not-reached = We tried, and could not reach you.
# What that means.
own-offline-not-reached-means = Write to us below, and somebody tries again.
# How it ended.
own-offline-declined = As you wish: nobody calls or writes to you about this.
# What that means.
own-offline-declined-means = You can always write to us below.
# Over what we wrote to them.
own-offline-said = What we wrote to you
# The form: how they can be reached.
own-reach = How can we reach you?
# Who reads it.
own-reach-means = Only those who look after this read it. It stands on no other page.
# The field.
own-reach-contact = Phone number or e-mail address
# The field.
own-reach-time = When does it suit you? (if you like)
# The field.
own-reach-details = What should they know before? (if you like)
# The tick.
own-reach-agree = You may call or write to me about this
# What that means.
own-reach-agree-means = Those of ours who can help read what you write here, and your message.
# The button.
own-reach-send = Send it to them
# The fold for saying it anew.
own-reach-again = Tell us another way to reach you
# Once it has an end.
own-was-it-solved = Was it solved?
# Once that time is over.
own-offline-late = It takes longer than we said. If it cannot wait, please call us, or write below.
# Leads to the form.
own-reach-go = Tell us how to reach you
