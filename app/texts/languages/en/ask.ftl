# What the page is for, and in link previews.
ask-about = Ask our clinicians about staying well. Somebody of our team reads every question.
# Below the question's label.
ask-hint = Our team reads it. Your name is never shown.
# The form's head.
ask-form = Your question to us
# Over the numbers to call.
ask-emergency = If it cannot wait, call
# Below the numbers.
ask-emergency-means = Questions are not read at once, and never at night. What we write is general information and does not replace a visit.
# Over what the reader comes from.
ask-from-post = You have read
# Over the published answers.
ask-answers = Lately answered
# There are none yet.
ask-no-answers = Nothing is published here yet. Answers go to their askers alone, unless both sides wish otherwise.
# To a form for a short code.
have-code = I have a short code
# From a post to the page.
ask-about-post = Ask a question about this
# On the home page.
ask-at-home = A question that fits no session? Ask our experts, in private if you like.
# Questions of one's own: title.
mine-title = Your questions on this device
# Whom that is for.
mine-means = Whoever uses this browser can open them. What you wrote stands behind each link.
# There are none.
mine-none = Nothing was asked in this browser, or its cookies were cleared.
# What to do then.
mine-none-more = Open your question by the link that you kept, or by its short code.
# The form for a short code: title.
code-title = Open your question
# Its field.
code-field = Short code
# How it looks.
code-hint = Ten letters and digits, as you were shown them: k7m2p-x4q9a.
# Its button.
code-open = Open
# One's own page: over the short code.
own-code = Or write down this short code
# How it is used.
own-code-why = It opens this page, too: at the foot of every page, under “I have a short code”.
# One's own page: the form for an address.
own-email-fold = Get the answer by e-mail
# The same once there is one.
own-email-other = Change or take back my address
# What it means.
own-email-means = We send you the link to this page at once, and a letter when the answer is there; never a word of what you wrote.
# What it means once there is one.
own-email-other-means = Links that went to the old address stop working. Leave it empty, and we forget it.
# Its field.
own-email = E-mail address
# Its button.
own-email-save = Save
# Came by a mailed link on the device that asked: head.
own-confirm = Did this letter come to your own address?
# What that means.
own-confirm-means = Then its link opens this page on your other devices, too.
# The button.
own-confirm-yes = Yes, it is mine
# A mailed link elsewhere: head.
locked = What was asked is private
# What to do.
locked-means = To read it here, give the short code that you were shown when you asked. It also opens on the device on which you asked.
# Whoever came by a link that may have gone astray, of what is not private.
read-only = Is this yours?
# What to do.
read-only-means = To change it, take it back or ask for it to be deleted, give the short code that you were shown when you asked, or open your page on the device on which you asked.
# When it is read.
ask-read = Read { $hours }.
# When it is read, and how long most answers take.
ask-read-within = Read { $hours }; most answers take { $within }.
