# Blog: title.
blog-title = From our clinicians
# Blog: description.
blog-about = Short reads on staying well, each reviewed before it goes out.
# Blog: its feed.
blog-feed = Follow the blog in a feed reader (Atom)
# Blog: nothing yet.
no-posts = Nothing here yet
# Blog: what to do meanwhile.
no-posts-more = The first post comes soon. Until then, the calendar has our live sessions.
# Other pages: the newest posts.
from-the-blog = From the blog
# To the blog.
all-posts = All posts
# What a post is.
post-article = Article
# What a post is.
post-patient-story = A patient’s story
# What a post is.
post-social = In short
# What a post is.
post-announcement = News
# What a post is.
post-reminder = Reminder
# What a post is.
post-recap = What we heard
