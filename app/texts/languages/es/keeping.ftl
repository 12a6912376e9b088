keeping-calendar = En su propio calendario
keeping-calendar-means = Cada participación con su estado, como un calendario al que puede suscribirse. Las aplicaciones de calendario pueden tardar hasta un día; los cambios también le llegan por correo.
keeping-apple = Para Apple y Outlook
keeping-google = Para Google
keeping-address = Dirección privada, para cualquier otra aplicación
keeping-choices = Recordatorios, títulos y días pasados
keeping-remind = Recordar
keeping-never = Nunca
keeping-minutes-before =
    { $count ->
        [one] { $count } minuto antes
       *[other] { $count } minutos antes
    }
keeping-hour-before = 1 hora antes
keeping-day-before = 1 día antes
keeping-past = Conservar las anteriores
keeping-not-at-all = No conservarlas
keeping-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }
keeping-a-year = Un año
keeping-reduced = Los títulos dicen solo «{ $title }»
keeping-reduced-hint = Para pantallas que ven otras personas.
keeping-save = Guardar

keeping-away = Días de ausencia
keeping-away-none = No hay días de ausencia anotados.
keeping-away-add = Agregar días
keeping-first-day = Primer día
keeping-last-day = Último día
keeping-note = Nota
keeping-note-hint = Solo para el equipo.
keeping-add = Agregar
keeping-away-remove = Quitar { $days }

keeping-busy = Cuándo está ocupado su tiempo
keeping-busy-means = Wellspring puede leer su propio calendario, para que nadie le pida participar cuando su tiempo está ocupado. Solo se guarda cuándo, nunca con qué.
keeping-busy-by-address = Por su dirección, que se lee cada hora
keeping-busy-address = Dirección del calendario (.ics)
keeping-busy-another = Otra dirección
keeping-busy-hint = En Google: Configuración, «Dirección secreta en formato iCal». En Outlook: «Publicar un calendario», ICS.
keeping-busy-save = Guardar y leer
keeping-busy-stop = Dejar de leerlo
keeping-busy-by-file = Con un archivo, una sola vez
keeping-busy-file = Archivo de calendario (.ics)
keeping-busy-file-hint = Como máximo 2 MiB. Un archivo nuevo reemplaza al anterior.
keeping-busy-read-file = Leer el archivo
keeping-busy-from-file = De un archivo: { $found }.
keeping-busy-read = Última lectura, { $when }: { $found }.
keeping-busy-failed = No se pudo leer el calendario
keeping-busy-tried = Último intento: { $when }.
keeping-busy-soon = Se leerá en un momento.
keeping-busy-found =
    { $count ->
        [one] { $count } intervalo ocupado
       *[other] { $count } intervalos ocupados
    }
keeping-busy-free = nada lo impide
keeping-busy-part = Una parte del calendario no se pudo leer.
keeping-busy-unread = Si eso le impide participar en sesiones, anote esos días como días de ausencia.

keeping-assistants = Quién puede actuar por usted
keeping-assistants-means = Un asistente confirma y rechaza con un enlace propio. El historial dice quién fue.
keeping-assistants-add = Agregar un asistente
keeping-name = Nombre
keeping-email = Correo electrónico
keeping-link-of = Enlace de { $name }
keeping-link-used = Su enlace: usado por última vez el { $when }
keeping-link-unused = Su enlace: todavía sin usar
keeping-new-link = Enlace nuevo
keeping-remove = Quitar

keeping-reading = Cómo lee usted
keeping-reading-means = En sus páginas, en sus correos y en su calendario. Los campos en los que usted escribe una hora siguen a su navegador.
keeping-language = Idioma
keeping-clock = Escribir las horas así
keeping-clock-day = { $time } (24 horas)
keeping-clock-half = { $time } (12 horas)
