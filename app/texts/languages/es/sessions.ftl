home-title = Sesiones de salud en vivo
home-about = Sesiones en vivo con profesionales de la salud. Pregunte antes, durante y después; cada pregunta recibe una respuesta.
next = Próxima sesión
coming-up = Próximamente
past = Sesiones anteriores
also-live = También en vivo ahora
whole-calendar = Calendario completo
nothing-planned = No hay sesiones programadas por ahora
nothing-planned-more = Suscríbase al calendario, y la próxima sesión aparecerá por sí sola en el suyo.
open-session = Abrir la sesión
ask = Hacer una pregunta
join = Unirse a la sesión
join-soon = El enlace para unirse aparecerá aquí 15 minutos antes del comienzo.
your-time = En su hora local
add-to-calendar = Agregar al calendario
calendar-file = Apple, Outlook y otros (.ics)
calendar-google = Google Calendar
calendar-outlook = Outlook en la web
calendar-webcal = Apple, Outlook (se actualiza por sí solo)
short-link = Compartir
subscribe = Suscribirse a este calendario
cancelled = Esta sesión fue cancelada.
more = Más
see-all = Ver todas las sesiones
state-draft = Borrador
state-scheduled = Programada
state-live = En vivo ahora
state-ended = Terminada
state-cancelled = Cancelada
role-chair = Preside
role-expert = Especialista
role-host = Presenta
role-moderator = Modera
answered =
    { $count ->
        [one] { $count } pregunta respondida
       *[other] { $count } preguntas respondidas
    }
with = Con { $names }
names-and = { $names } y { $last }
cancelled-more = Si la agregó a su calendario, bórrela de allí. Más abajo verá qué otras sesiones hay.
