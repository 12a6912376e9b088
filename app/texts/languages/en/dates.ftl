# A day of the week.
day-0 = Monday
# A day of the week.
day-1 = Tuesday
# A day of the week.
day-2 = Wednesday
# A day of the week.
day-3 = Thursday
# A day of the week.
day-4 = Friday
# A day of the week.
day-5 = Saturday
# A day of the week.
day-6 = Sunday
# The same, short.
day-short-0 = Mon
# The same, short.
day-short-1 = Tue
# The same, short.
day-short-2 = Wed
# The same, short.
day-short-3 = Thu
# The same, short.
day-short-4 = Fri
# The same, short.
day-short-5 = Sat
# The same, short.
day-short-6 = Sun
# A month.
month-1 = January
# A month.
month-2 = February
# A month.
month-3 = March
# A month.
month-4 = April
# A month.
month-5 = May
# A month.
month-6 = June
# A month.
month-7 = July
# A month.
month-8 = August
# A month.
month-9 = September
# A month.
month-10 = October
# A month.
month-11 = November
# A month.
month-12 = December
# The same, short.
month-short-1 = Jan
# The same, short.
month-short-2 = Feb
# The same, short.
month-short-3 = Mar
# The same, short.
month-short-4 = Apr
# The same, short.
month-short-5 = May
# The same, short.
month-short-6 = Jun
# The same, short.
month-short-7 = Jul
# The same, short.
month-short-8 = Aug
# The same, short.
month-short-9 = Sep
# The same, short.
month-short-10 = Oct
# The same, short.
month-short-11 = Nov
# The same, short.
month-short-12 = Dec
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
# When the desk reads: on every day.
hours-every-day = every day, { $from } to { $until } ({ $zone })
# When the desk reads: on one day of the week.
hours-one-day = { $day }, { $from } to { $until } ({ $zone })
# When the desk reads: from one day of the week to another.
hours-days = { $first } to { $last }, { $from } to { $until } ({ $zone })
