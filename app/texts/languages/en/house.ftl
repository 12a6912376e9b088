# The product's name.
product = Wellspring
# On every page of the demo.
demo = This is a demo. Everything in it is made up and is deleted when it stops.
# Accessible name of that banner.
demo-name = Demo
# The first link of every page, for keyboards.
skip = Skip to content
# Accessible name of the main navigation.
navigation = Main
# Navigation: the home page.
nav-sessions = Sessions
# Navigation: the public month.
nav-calendar = Calendar
# Navigation: questions outside any session.
nav-ask = Ask
# Navigation: what the team wrote.
nav-blog = Blog
# Footer: the calendar of everything.
subscribe-all = Subscribe to all sessions
# Footer: where staff sign in.
staff-sign-in = Staff sign-in
# What no page about health may leave out.
emergency-head = Not for emergencies.
# Beside the question form.
emergency-short = If it is urgent, call your local emergency number.
# In the footer.
emergency-long = If you or someone near you is in danger, call your local emergency number now. What you read here is general information and does not replace a visit.
# Questions outside any session.
ask-our-experts = Ask our experts
# This language, in itself: the way to the same page in it.
language-name = English
# Beside what is written or spoken in another language than the page.
in-english = In English
# The same.
in-spanish = In Spanish
# Over the ways to other languages.
languages = Language
