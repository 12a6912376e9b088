day-0 = lunes
day-1 = martes
day-2 = miércoles
day-3 = jueves
day-4 = viernes
day-5 = sábado
day-6 = domingo
day-short-0 = lun
day-short-1 = mar
day-short-2 = mié
day-short-3 = jue
day-short-4 = vie
day-short-5 = sáb
day-short-6 = dom
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sep
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic
date-long = { $weekday } { $day } de { $month } de { $year }
date-short = { $weekday } { $day } { $month } { $year }
date-month = { $month } de { $year }
dates-in-month = { $first } – { $last } de { $month } de { $year }
date-plain = { $day } de { $month } de { $year }
date-of-year = { $day } de { $month }
date-time = { $date }, { $time }
zone-time = hora de { $place } ({ $offset })
zone-place = hora de { $place }
seconds =
    { $count ->
        [one] un segundo
       *[other] { $count } segundos
    }
minutes =
    { $count ->
        [one] un minuto
       *[other] { $count } minutos
    }
minutes-and-seconds = { $minutes } y { $seconds }
hours-every-day = todos los días, de { $from } a { $until } ({ $zone })
hours-one-day = cada { $day }, de { $from } a { $until } ({ $zone })
hours-days = de { $first } a { $last }, de { $from } a { $until } ({ $zone })
