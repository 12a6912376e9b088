wall-join = Pregunte y vote en
wall-qr = Una imagen que leen los teléfonos: lleva a la misma dirección
wall-now = Se responde ahora
wall-wanted = Más pedidas
wall-nothing = Nadie ha preguntado todavía. Haga usted la primera pregunta.
wall-over = Gracias por sus preguntas. Las respuestas aparecerán en la página de la sesión.
wall-more = y más en la página
