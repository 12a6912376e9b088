nav-answers = Respuestas
answers-title = Lo que nos han preguntado
answers-about = Preguntas que nuestros profesionales y nuestro equipo han respondido para todos. Quizá también sea la suya.
answers-feed = Seguir las respuestas en un lector de noticias (Atom)
no-answers = Todavía no hay respuestas publicadas
no-answers-more = Pregunte lo que quiera saber.
no-more-answers = Aquí no hay más respuestas
first-answers = Las respuestas más recientes
older-answers = Respuestas anteriores
by-topic = Por tema
about-topic = Respuestas sobre
no-topic-answers = Todavía no hay respuestas sobre este tema
topic-posts = Para seguir leyendo
answered-by = Responde { $name }
answered-by-team = Responde nuestro equipo
reviewed-on = Revisada el
review-by = Próxima revisión antes del
answer-due = Esta respuesta está pendiente de revisión.
answer-due-means = Su fecha ha pasado. Lo que sabemos puede haber cambiado; pregúntenos antes de guiarse por ella.
answer-due-short = Pendiente de revisión
asked-in = Se preguntó en
asked-at-experts = Se preguntó a nuestros expertos
topic-is = Tema
answer-not-yours = ¿No es lo que quería saber?
all-answers = Todas las respuestas
search-title = Buscar
search-field = Buscar respuestas, publicaciones y sesiones
search-button = Buscar
search-about = Busca en las respuestas, las publicaciones y las sesiones. Busque sin contar nada de usted: lo que escribe queda en el historial de este navegador.
search-found =
    { $count ->
        [one] { $count } resultado
       *[other] { $count } resultados
    }
search-nothing = Nada aquí tiene todas estas palabras
search-nothing-more = Pruebe con menos palabras o con otras, o pregunte a nuestros expertos.
search-answers = Respuestas
search-posts = Publicaciones
search-sessions = Sesiones
recording = Ver la grabación
recording-at = Verlo en la grabación, en { $moment }
