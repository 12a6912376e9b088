# Days of the week from Monday on, with blanks between them.
weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
# The same, short.
weekdays-short = Mon Tue Wed Thu Fri Sat Sun
# Months from January on, with blanks between them.
months = January February March April May June July August September October November December
# The same, short.
months-short = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
# A day, whole: “Tuesday 24 November 2026”.
date-long = { $weekday } { $day } { $month } { $year }
# A day, short: “Tue 24 Nov 2026”.
date-short = { $weekday } { $day } { $month } { $year }
# A month, over its table: “November 2026”.
date-month = { $month } { $year }
# Days of one month: “20 – 27 November 2026”.
dates-in-month = { $first } – { $last } { $month } { $year }
# A day without its weekday: “20 November 2026”.
date-plain = { $day } { $month } { $year }
# A day without weekday and year: “20 November”.
date-of-year = { $day } { $month }
# A moment: a short day, and the time.
date-time = { $date }, { $time }
# What clocks show where it takes place: “New York time (EST)”.
zone-time = { $place } time ({ $offset })
# The same without what the clock is set to.
zone-place = { $place } time
# How long.
seconds =
    { $count ->
        [one] one second
       *[other] { $count } seconds
    }
# How long.
minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
# How long: minutes and seconds.
minutes-and-seconds = { $minutes } and { $seconds }
# How long an answer may take.
hours-long =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
# How long an answer may take.
working-hours-long =
    { $count ->
        [one] { $count } working hour
       *[other] { $count } working hours
    }
# How long an answer may take.
days-long =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
# How long an answer may take.
working-days-long =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
# How long an answer may take.
weeks-long =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
# When the desk reads: from one time to another.
hours-span = { $from } to { $until }
# When the desk reads: two spans of a day.
hours-and = { $one } and { $other }
# When the desk reads: on every day.
hours-every-day = every day, { $spans }
# When the desk reads: on one day of the week.
hours-one-day = { $day }, { $spans }
# When the desk reads: from one day of the week to another.
hours-days = { $first } to { $last }, { $spans }
# When the desk reads, and in which zone.
hours-in-zone = { $hours } ({ $zone })
# A moment of a clock with 12 hours: “6:00 pm”.
time-half =
    { $half ->
        [am] { $time } am
       *[pm] { $time } pm
    }
