# Calendar page: description.
calendar-about = All live sessions, month by month.
# Calendar page: a month without sessions.
month-empty = Nothing is planned in this month
# Calendar page: what times mean.
month-zones = Each time is that of the place where the session is planned.
# Calendar page: link to the month of today.
this-month = This month
