# What a clinician's calendar is called in their program.
feed-name = Wellspring: { $name }
# What it holds.
feed-about = Your parts in live sessions. Calendar apps may take up to a day to notice changes.
# The title of every event, for screens that others see.
feed-reduced = Wellness session
# What they do there, and how it stands.
feed-part = Your part: { $role }. State: { $state }.
# The link into the call.
feed-join = Join: { $link }
# The session's public page.
feed-public = Public page: { $link }
# How to answer, with the link.
feed-answer = Confirm or decline: { $link }
# How to answer, without one.
feed-answer-elsewhere = To confirm or decline, use the link in the letter that asked you, or your own page.
