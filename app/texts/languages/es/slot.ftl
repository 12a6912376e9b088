slot-acting = Usted actúa como { $name }, en nombre de { $clinician }. El equipo lo ve.
slot-all-of = Todas las participaciones de { $name }
slot-when = Cuándo
slot-there = En el lugar donde está programada: { $when }
slot-whole = La sesión completa: { $hours }
slot-call = Hora de presentarse:
slot-call-before =
    { $minutes ->
        [one] , un minuto antes.
       *[other] , { $minutes } minutos antes.
    }
slot-with = Con
slot-with-asked = por confirmar
slot-about = De qué se trata
slot-join = Enlace para unirse
slot-public = Lo que ve el público

slot-your-answer = Su respuesta
slot-came-up = ¿Surgió algo?
slot-change = Rechazar o cambiar
slot-confirm = Confirmar
slot-confirm-new = Confirmar la nueva hora
slot-no = No puedo
slot-decline = Rechazar
slot-reason = Motivo
slot-reason-hint = Solo lo lee el equipo.
slot-another = A otra hora
slot-could-at = Podría a esta hora
slot-starts = Comienzo de su participación, { $zone }
slot-ask = Pedir esta hora
slot-colleague = Un colega en mi lugar
slot-who = Quién podría
slot-name = Rechazar y proponer a esta persona

slot-cancelled = Esta sesión fue cancelada
slot-cancelled-means = No hay nada que responder, y su tiempo vuelve a estar libre. Desaparecerá de su calendario en un plazo de 30 días.
slot-withdrawn = El equipo retiró esta solicitud
slot-withdrawn-means = No hay nada que responder, y su tiempo vuelve a estar libre.
slot-confirmed = Su participación está confirmada
slot-confirmed-means = Gracias. Su nombre aparece en la página de la sesión.
slot-declined = Usted rechazó participar
slot-named = Usted propuso a un colega
slot-declined-means = El equipo lo sabe y preguntará a otra persona. Si después de todo puede participar, avísele.
slot-named-whom = Usted propuso a { $name }.
slot-wished = Usted pidió otra hora
slot-wished-means = El equipo decide. Mientras tanto, la hora que aparece abajo sigue reservada para usted; confírmela si al final le conviene.
slot-moved = Esto cambió desde que usted lo abrió
slot-saw = Usted vio
slot-new-below = La nueva hora está abajo.
slot-same-time = Cambiaron los detalles; la hora que aparece abajo sigue siendo la misma.
slot-look-again = Todavía no se respondió nada. Revíselo y responda de nuevo, por favor.
link-ended = Este enlace ya no funciona

slot-state-proposed = Propuesta
slot-state-confirmed = Confirmada
slot-state-declined = Rechazada
slot-state-withdrawn = Retirada

slots-title = Sus participaciones
slots-times = Las horas corresponden a: { $zone }.
slots-yours = Esta página es suya: quien tenga su dirección puede responder por usted. Si cayó en otras manos, pida una nueva al equipo.
slots-none = No hay nada pendiente
slots-none-more = Cuando le pidan participar en una sesión, aparecerá aquí y usted recibirá un correo.
slots-answered = Nada espera su respuesta.
slots-open = Esperan su respuesta
slots-agreed = Acordadas
slots-off = Canceladas o rechazadas
slots-there-at = presentarse a esta hora: { $time }
slots-else = Otra respuesta

routed-title = Una pregunta para usted
routed-for = Una pregunta para { $name }
routed-question = La pregunta
routed-who = Solo nuestro equipo sabe quién preguntó.
routed-answer = Su respuesta
routed-hint = Escriba como hablaría. Nuestro equipo la lee primero y puede acortarla para que otras personas la lean.
routed-send = Enviar al equipo
routed-again = Enviar de nuevo
routed-keep = Guardar para después
routed-sent = Gracias, el equipo la recibió.
routed-sent-means = La leerá y la hará llegar. Mientras tanto, usted todavía puede cambiarla aquí.
routed-kept = Guardada; todavía no se envió.
routed-kept-means = Nadie más la lee antes de que usted la envíe.
routed-other = ¿No le corresponde responderla? Conteste al correo, y el equipo preguntará a otra persona.
asked-head = Preguntas para usted
asked-by = Por favor, responda a más tardar el { $until }.
asked-sent = Usted ya respondió: el equipo lo lee y lo envía.
asked-private = Privada: ábrala con el enlace de su carta.
