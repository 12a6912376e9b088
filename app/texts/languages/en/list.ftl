# The public list: how many.
list-count-one = 1 question
# The public list: how many; { "{n}" } is replaced.
list-count-many = { "{n}" } questions
# Nobody has asked.
list-empty-title = No questions yet
# Nobody has asked, and one can.
list-empty-open = Be the first to ask.
# Nobody has asked, and one cannot any more.
list-empty-closed = Nothing that was asked here is public.
# The choice of an order.
list-sort = Sort questions
# The button.
list-vote = I want to know this too
# How wanted.
list-votes-one = 1 vote
# How wanted; { "{n}" } is replaced.
list-votes-many = { "{n}" } votes
# Over the question of this moment.
list-now = Being answered now
# On a question.
list-answered = Answered
# In its place.
list-gone = This question was taken back.
# On the pill that shows what came.
list-new-one = 1 new
# On the pill that shows what came; { "{n}" } is replaced.
list-new-many = { "{n}" } new
# The same, read out.
list-said-one = 1 new question or answer
# The same, read out; { "{n}" } is replaced.
list-said-many = { "{n}" } new questions or answers
# A vote was lost.
list-vote-failed = Your vote did not reach us. Please try again.
# Something should not stand there.
list-report = Report
# After that.
list-reported = Thank you. The team will look at it.
# It was a slip.
list-undo = Undo the report
# The session while one reads.
list-now-paused = Questions are paused for the moment.
# The session while one reads.
list-now-live = The session has just started.
# The session while one reads.
list-now-resumed = Questions are taken again.
# The session while one reads.
list-now-ended = The session has ended.
# The session while one reads.
list-now-cancelled = The session was cancelled.
# The session while one reads.
list-now-changed = The session has changed.
# Reads the page anew.
list-refresh = Refresh the page
# Closes that.
list-close = Close
