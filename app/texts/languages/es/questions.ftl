questions = Preguntas hasta ahora
questions-after = Lo que ustedes preguntaron
closed = Ya no se reciben preguntas. Las respuestas siguen apareciendo aquí a medida que llegan.
paused = Las preguntas están en pausa por el momento. Todavía puede votar; vuelva en un rato, por favor.
closed-early = Ya no se reciben preguntas para esta sesión. Todavía puede votar por lo que quiere saber.
answers-coming = Las respuestas están en camino
thanks = Gracias
thanks-report = El equipo revisará esa pregunta.
report-undo = Fue un error: retirar el reporte
wanted = Más pedidas
newest = Más recientes
all-questions = Mostrar todas
answers-coming-open =
    { $open ->
        [one] { $open } pregunta sigue sin respuesta. La respuesta aparecerá aquí.
       *[other] { $open } preguntas siguen sin respuesta. Las respuestas aparecerán aquí a medida que lleguen.
    }
some-wanted = Las { $shown } preguntas más pedidas de un total de { $all }.
some-newest = Las { $shown } preguntas más recientes de un total de { $all }.
votes =
    { $count ->
        [one] { $count } voto
       *[other] { $count } votos
    }
