# The front pages' way to the answers.
nav-answers = Answers
# Published answers: title.
answers-title = What people asked us
# Published answers: description.
answers-about = Questions that our clinicians and our team have answered for everybody. It may be yours, too.
# Their feed.
answers-feed = Follow the answers in a feed reader (Atom)
# There are none.
no-answers = No answers are published yet
# What to do meanwhile.
no-answers-more = Ask what you want to know.
# There are no more of them.
no-more-answers = There are no further answers here
# To a list's beginning.
first-answers = The newest answers
# To a list's next page.
older-answers = Earlier answers
# Over the topics.
by-topic = By topic
# A topic's answers, over its name.
about-topic = Answers about
# A topic without any.
no-topic-answers = Nothing is answered about this yet
# A topic's posts.
topic-posts = To read on
# Who answered.
answered-by = Answered by { $name }
# Who answered, where nobody is named.
answered-by-team = Answered by our team
# When somebody of ours last said that it holds.
reviewed-on = Reviewed on
# The last day until which that counts.
review-by = To be reviewed again by
# That day is over: head.
answer-due = This answer waits to be reviewed.
# What that means.
answer-due-means = Its date is over. What we know may have changed since; ask us before you rely on it.
# The same in a list.
answer-due-short = Waits to be reviewed
# In which session it was asked.
asked-in = Asked in
# Where it was asked, outside any session.
asked-at-experts = Asked of our experts
# What it is about.
topic-is = Topic
# Below an answer.
answer-not-yours = Not what you wanted to know?
# To all answers.
all-answers = All answers
# The search: title.
search-title = Search
# The search's field.
search-field = Search answers, posts and sessions
# Its button.
search-button = Search
# What it looks through.
search-about = Looks through published answers, posts and sessions. Search without anything about yourself: what you type stays in this browser’s history.
# What was found.
search-found =
    { $count ->
        [one] { $count } thing found
       *[other] { $count } things found
    }
# Nothing was.
search-nothing = Nothing here has all of these words
# What to do then.
search-nothing-more = Try fewer or other words, or ask our experts.
# Over the answers that were found.
search-answers = Answers
# Over the posts that were found.
search-posts = Posts
# Over the sessions that were found.
search-sessions = Sessions
# To a session's recording.
recording = Watch the recording
# The same, at the moment of an answer.
recording-at = Watch it in the recording, at { $moment }
