letter-greeting = Hola:
letter-answered = Ya está la respuesta a su pregunta
letter-answered-lead = Usted nos hizo una pregunta. La respuesta está en su propia página.
letter-answered-closing = La página es solo suya: cualquier persona que tenga este enlace puede leerla. En una emergencia, llame al número de emergencias de su zona.
letter-receipt = Recibimos su pregunta
letter-receipt-lead = Usted nos hizo una pregunta. Su propia página dice en qué estado está, y allí aparecerá la respuesta. En el dispositivo desde el que preguntó, se abre con este enlace; en otro puede pedirle el código corto que le mostramos.
letter-receipt-closing = Si no fue usted, no haga nada: lo que se preguntó no se le muestra. En una emergencia, no espere a que le respondamos: llame al número de emergencias de su zona.
letter-confirm = ¿Quiere que le enviemos una respuesta?
letter-confirm-lead = Alguien, probablemente usted, nos pidió enviar aquí la respuesta a una pregunta cuando sea pública. Diga que sí en esta página y recibirá ese único correo.
letter-confirm-closing = Si no fue usted, no haga nada: no recibirá nada más, y en dos días borramos esta dirección.
letter-followed = Ya tiene respuesta una pregunta que usted también tenía
letter-followed-lead = Usted dijo que también quería saberlo. La respuesta está en la página de la sesión.
letter-followed-closing = No recibirá más correos sobre esto. En una emergencia, llame al número de emergencias de su zona.
letter-acknowledged = Nos estamos ocupando de su pregunta
letter-acknowledged-lead = Alguien de nuestro equipo leyó su pregunta y se ocupa de ella. Recibirá un correo más cuando esté la respuesta.
letter-acknowledged-closing = La página es solo suya: cualquier persona que tenga este enlace puede leerla. En una emergencia, no espere a que le respondamos: llame al número de emergencias de su zona.
letter-open = Abrir su página
letter-decide = Decir sí o no
letter-read = Leer la respuesta

letter-hello = Hola, { $name }:
letter-taken = Usted participa en otra sesión a esa hora: { $title }
letter-taken-lead = Gracias por su sí. Después de su no se le pidió participar en otra sesión a esa hora; por eso usted no forma parte de esta. El equipo lo sabe y decide.
letter-taken-closing = Las respuestas a este correo le llegan al equipo.
letter-asked = ¿Puede participar? { $title }
letter-asked-lead =
    { $role ->
        [chair] Nos gustaría que usted presidiera una sesión en vivo. ¿Puede participar?
        [host] Nos gustaría que usted presentara una sesión en vivo. ¿Puede participar?
        [moderator] Nos gustaría que usted moderara una sesión en vivo. ¿Puede participar?
       *[expert] Nos gustaría contar con usted como especialista en una sesión en vivo. ¿Puede participar?
    }
letter-cancelled = Cancelada: { $title }
letter-cancelled-lead = Esto ya no tendrá lugar para usted. Su tiempo vuelve a estar libre; gracias por su disposición.
letter-released = Tomamos nota de que no puede participar: { $title }
letter-released-lead = Usted nos dijo que no puede participar. Gracias; su tiempo vuelve a estar libre.
letter-elsewhere = Ahora se envía a otra dirección: { $title }
letter-elsewhere-lead = De ahora en adelante el equipo escribe sobre esto a otra dirección, y ya lo envió allí. Aquí no hay nada que hacer.
letter-part = Su participación: { $title }
letter-part-lead = Esta es su participación tal como está ahora. No tiene que hacer nada.
letter-changed = Hubo un cambio: { $title }
letter-changed-lead = Algo cambió. Esta es su participación completa tal como está ahora; ¿puede participar?
letter-slot-closing = El enlace es solo suyo. Las aplicaciones de calendario pueden tardar hasta un día en notar los cambios; lo que vale es este correo.
letter-off-closing = Su calendario debería quitarla por sí solo. Las respuestas a este correo le llegan al equipo.
letter-confirm-or-decline = Confirmar o rechazar
letter-see-part = Ver su participación
fact-what = Qué
fact-when = Cuándo
fact-there = En el lugar del equipo
fact-call = Hora de presentarse
fact-part = Su función
fact-with = Con
fact-join = Unirse
fact-in-the-way = Lo que lo impide
fact-answer-until = Plazo para responder
letter-routed = Una pregunta para usted
letter-routed-lead = Alguien hizo una pregunta que usted puede responder mejor que nadie. Bastan unas pocas frases; nuestro equipo las lee antes que cualquier otra persona.
letter-routed-open = Leer y responder
letter-routed-closing = El enlace es solo suyo y deja de funcionar cuando la pregunta tiene respuesta.

letter-offline = Nos gustaría hablar con usted en persona
letter-offline-lead = Usted nos escribió. En su propia página puede leer de qué nos gustaría hablar y decirnos cómo contactarle.
letter-offline-closing = La página es solo suya: cualquier persona que tenga este enlace puede leerla. En una emergencia, no nos espere: llame al número de emergencias de su zona.
letter-settled = ¿Se resolvió?
letter-settled-lead = Usted nos escribió y alguien de nuestro equipo debía hablar con usted. En su propia página puede leer cómo anotamos el final y decirnos si se resolvió.
letter-settled-closing = La página es solo suya: cualquier persona que tenga este enlace puede leerla. En una emergencia, llame al número de emergencias de su zona.
