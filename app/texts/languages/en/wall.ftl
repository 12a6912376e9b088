# On the wall, before the short address.
wall-join = Ask and vote at
# What the wall's picture is, for those who do not see it.
wall-qr = A picture that phones read: it leads to the same address
# On the wall, over the question that is being answered.
wall-now = Answering now
# On the wall, over the others.
wall-wanted = Most wanted
# On the wall while nobody has asked.
wall-nothing = Nobody has asked yet. Be the first.
# On the wall after the end.
wall-over = Thank you for your questions. Answers follow on the session’s page.
# Others stand on the page; how many depends on what the screen has room for.
wall-more = and more on the page
