# Error pages: over the text that could not be taken in.
kept = Your text, so that it is not lost
# Error pages: before the request's id.
request-id = If you write to us, name this number:
# Error pages: to the month.
open-calendar = Open the calendar
# A page of HTTP status 400: its head.
problem-400 = We could not read that
# What to do.
problem-400-means = Something in the address or the form was not as expected. Go back and try again.
# A page of HTTP status 401: its head.
problem-401 = Please sign in
# What to do.
problem-401-means = This page is for staff.
# A page of HTTP status 403: its head.
problem-403 = This is not open to you
# What to do.
problem-403-means = Your account may not do that. Ask an administrator if you need it.
# A page of HTTP status 404: its head.
problem-404 = There is no page here
# What to do.
problem-404-means = The address may be mistyped, or the page was taken down. A short code has six letters and digits.
# A page of HTTP status 405: its head.
problem-405 = That does not work here
# What to do.
problem-405-means = The page was asked for in a way it does not understand.
# A page of HTTP status 409: its head.
problem-409 = Someone was faster
# What to do.
problem-409-means = What you changed was changed by someone else in the meantime. Go back, reload and look again.
# A page of HTTP status 410: its head.
problem-410 = This link is no longer valid
# What to do.
problem-410-means = It was used, replaced or has run out. Ask whoever sent it to you for a new one.
# A page of HTTP status 413: its head.
problem-413 = That is too much at once
# What to do.
problem-413-means = Please send a shorter text.
# A page of HTTP status 422: its head.
problem-422 = Something is not right yet
# What to do.
problem-422-means = Go back and look at the fields again; nothing was saved.
# A page of HTTP status 429: its head.
problem-429 = One moment, please
# What to do.
problem-429-means = That were many requests in a short time. Wait a minute and try again.
# A page of HTTP status 503: its head.
problem-503 = One moment, please
# What to do.
problem-503-means = We could not take this in right now. Wait a few seconds and try again.
# A page of HTTP status 500: its head.
problem-500 = Something went wrong on our side
# What to do.
problem-500-means = It was written down for us. Please try again in a moment.
# What stands in the way is said in no sentence of this language.
not-possible-now = That is not possible now. Open the page again, and look at how it stands.
# Over what is wrong with a form.
please-fix =
    { $count ->
        [one] Please fix this
       *[other] Please fix these { $count }
    }
# Somebody is in another session at that time.
slot-taken = { $name } is already in “{ $title }” then: { $when }.
