# Over the public questions while questions are taken.
questions = Questions so far
# Over the public questions afterwards.
questions-after = What you asked
# Once questions are taken no longer.
closed = Questions are closed. Answers still appear here as they come.
# While the desk takes no questions for the moment.
paused = Questions are paused for the moment. You can still vote; please come back in a little while.
# Once the desk has closed them while the session goes on.
closed-early = Questions are closed for this session. You can still vote for what you want to know.
# After the end, while answers are still to come.
answers-coming = Answers are coming
# After a report.
thanks = Thank you
# What becomes of it.
thanks-report = The team will look at that question.
# Takes a report back.
report-undo = That was a slip: take it back
# The order by votes.
wanted = Most wanted
# The order by time.
newest = Newest
# The way to the others.
all-questions = Show all
# How many still wait for an answer.
answers-coming-open =
    { $open ->
        [one] { $open } question is still open. Its answer appears here.
       *[other] { $open } questions are still open. Their answers appear here as they come.
    }
# Where a page leaves some out: the most wanted.
some-wanted = The { $shown } most wanted of { $all } questions.
# Where a page leaves some out: the newest.
some-newest = The { $shown } newest of { $all } questions.
# How wanted a question is.
votes =
    { $count ->
        [one] { $count } vote
       *[other] { $count } votes
    }
