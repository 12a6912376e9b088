weekdays = lunes martes miércoles jueves viernes sábado domingo
weekdays-short = lun mar mié jue vie sáb dom
months = enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
months-short = ene feb mar abr may jun jul ago sep oct nov dic
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
hours-long =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
working-hours-long =
    { $count ->
        [one] { $count } hora hábil
       *[other] { $count } horas hábiles
    }
days-long =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
working-days-long =
    { $count ->
        [one] { $count } día hábil
       *[other] { $count } días hábiles
    }
weeks-long =
    { $count ->
        [one] { $count } semana
       *[other] { $count } semanas
    }
hours-span = de { $from } a { $until }
hours-and = { $one } y { $other }
hours-every-day = todos los días, { $spans }
hours-one-day = cada { $day }, { $spans }
hours-days = de { $first } a { $last }, { $spans }
hours-in-zone = { $hours } ({ $zone })
time-half =
    { $half ->
        [am] { $time } a. m.
       *[pm] { $time } p. m.
    }
